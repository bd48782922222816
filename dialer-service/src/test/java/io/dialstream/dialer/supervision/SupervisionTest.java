package io.dialstream.dialer.supervision;

import static io.dialstream.events.CallStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.StillTime;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisionTest {

    private final StillTime time = new StillTime();
    private final Clock clock = time.clock();
    private final FakeProvider provider = new FakeProvider(clock);
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Supervision supervision =
            new Supervision(
                    provider,
                    log,
                    new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)),
                    clock);

    @ParameterizedTest(name = "hanging up: {0}")
    @ValueSource(booleans = {true, false})
    void doesNotEndAYoungCallThatTheProviderDoesNotShowYet(boolean hangUp) {
        askFor(liveSince(clock.instant().minusSeconds(119), hangUp));
        askFor(liveSince(clock.instant().minusSeconds(121), hangUp));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status)
                .containsExactly(FAILED);
    }

    @Test
    void endsACallThatTheProviderHasForgotten() {
        askFor(liveSince(clock.instant().minusSeconds(120), false));
        var end = log.published(CallStatusChanged.class).getFirst();
        assertThat(end.reason()).isEqualTo("UNKNOWN");
        assertThat(end.providerCallId()).isEqualTo("CA404");
    }

    private void askFor(LiveCall call) {
        time.start(() -> {
            if (call.hangUp()) {
                supervision.hangUp(call);
            } else {
                supervision.fetch(call);
            }
        });
        time.runThreads();
    }

    private static LiveCall liveSince(Instant since, boolean hangUp) {
        return new LiveCall(
                Given.call("c", 1, 1), "CA404", true, CallStatus.DIALING, since, hangUp);
    }
}
