package io.dialstream.campaigns.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.idempotency.IdempotencyPolicy.Request;
import io.dialstream.campaigns.idempotency.RememberedRequest.State;
import io.dialstream.campaigns.idempotency.Verdict.Again;
import io.dialstream.campaigns.idempotency.Verdict.OtherBody;
import io.dialstream.campaigns.idempotency.Verdict.Run;
import io.dialstream.campaigns.idempotency.Verdict.StillRunning;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Answer ANSWER = new Answer(202, "application/json", "/campaigns/1", "{}");
    private static final Request REQUEST = new Request("id", "hash", "fresh");

    private final IdempotencyPolicy policy =
            new IdempotencyPolicy(Duration.ofHours(24), Duration.ofSeconds(60));

    @Test
    void runsTheFirstRequestWithTheFreshId() {
        var claim = ((Run) decide(null)).claim();
        assertThat(claim)
                .isEqualTo(
                        new RememberedRequest(
                                "id",
                                "hash",
                                "fresh",
                                State.RUNNING,
                                NOW.plusSeconds(60),
                                NOW.plus(Duration.ofHours(24)),
                                null,
                                1));
    }

    @Test
    void givesTheFirstAnswerAgain() {
        assertThat(decide(known(State.ANSWERED, "hash", 60, 60)))
                .isEqualTo(new Again(known(State.ANSWERED, "hash", 60, 60).reservedId(), ANSWER));
    }

    @Test
    void keepsOthersWaitingWhileTheFirstIsRunning() {
        assertThat(decide(known(State.RUNNING, "hash", 1, 60))).isEqualTo(new StillRunning());
    }

    @Test
    void runsOneThatDiedAgainWithItsReservedId() {
        var dead = known(State.RUNNING, "hash", 0, 60);
        assertThat(decide(dead)).isEqualTo(new Run(dead.rerun(NOW.plusSeconds(60))));
        assertThat(((Run) decide(dead)).claim().reservedId()).isEqualTo("reserved");
    }

    @Test
    void runsOneThatFailedAgainWithItsReservedIdAtOnce() {
        var released = known(State.RELEASED, "hash", 60, 60);
        var claim = ((Run) decide(released)).claim();
        assertThat(claim.reservedId()).isEqualTo("reserved");
        assertThat(claim.state()).isEqualTo(State.RUNNING);
        assertThat(claim.version()).isEqualTo(8);
        assertThat(claim.expiresAt()).isEqualTo(released.expiresAt());
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherBodyInEveryState(State state) {
        assertThat(decide(known(state, "other", -60, 60))).isEqualTo(new OtherBody());
    }

    @ParameterizedTest
    @EnumSource
    void forgetsEveryStateThatHasExpired(State state) {
        var claim = ((Run) decide(known(state, "other", 60, 0))).claim();
        assertThat(claim.reservedId()).isEqualTo("fresh");
        assertThat(claim.bodyHash()).isEqualTo("hash");
        assertThat(claim.version()).isEqualTo(8);
    }

    @Test
    void tellsUsersPathsAndKeysApart() {
        assertThat(RememberedRequest.idOf("ab", "c", "d"))
                .isEqualTo(RememberedRequest.idOf("ab", "c", "d"))
                .isNotEqualTo(RememberedRequest.idOf("a", "bc", "d"))
                .isNotEqualTo(RememberedRequest.idOf("ab", "cd", ""))
                .hasSize(64);
    }

    private Verdict decide(@Nullable RememberedRequest known) {
        return policy.decide(known, REQUEST, NOW);
    }

    private static RememberedRequest known(
            State state, String hash, int leaseSeconds, int expirySeconds) {
        return new RememberedRequest(
                "id",
                hash,
                "reserved",
                state,
                NOW.plusSeconds(leaseSeconds),
                NOW.plusSeconds(expirySeconds),
                state == State.ANSWERED ? ANSWER : null,
                7);
    }
}
