package io.dialstream.campaigns.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class IdempotencyTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryNewKeys newKeys = new InMemoryNewKeys();

    private Idempotency idempotency(RememberedRequests requests) {
        var properties = new IdempotencyProperties(Duration.ofHours(24), Duration.ofSeconds(60), 3);
        return new Idempotency(requests, newKeys, properties, () -> NOON);
    }

    /** A client that tries again while the store is away would soon be refused for a day. */
    @Test
    void givesTheKeyBackWhenTheClaimCannotBeStored() {
        var readOnly =
                new InMemoryRememberedRequests() {
                    @Override
                    public boolean insert(RememberedRequest request) {
                        throw new DataAccessResourceFailureException("read only");
                    }
                };

        for (int n = 0; n < 5; n++) {
            assertThatThrownBy(() -> idempotency(readOnly).claim("ada", "id", "hash"))
                    .hasMessage("read only");
        }

        assertThat(newKeys.count("ada")).isZero();
        assertThat(idempotency(new InMemoryRememberedRequests()).claim("ada", "id", "hash"))
                .isInstanceOf(Verdict.Run.class);
    }
}
