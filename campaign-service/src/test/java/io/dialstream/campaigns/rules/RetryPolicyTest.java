package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an attempt came to, and when the next one is due. */
class RetryPolicyTest {

    private static final Instant ENDED = Instant.parse("2026-11-22T16:00:00Z");

    /** No jitter up to ten seconds. */
    private static final Retry EXACT =
            new Retry(
                    4,
                    List.of(
                            new RetryRule(RetryOutcome.BUSY, List.of(1, 2), null),
                            new RetryRule(RetryOutcome.NO_ANSWER, List.of(3), null),
                            new RetryRule(RetryOutcome.VOICEMAIL, List.of(4), null),
                            new RetryRule(RetryOutcome.FAILED, List.of(0), null)));

    /** Every row of the table in docs/rules.md; the last column is the delay, or never. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETED, , , false, ANSWERED, never",
        "COMPLETED, , HUMAN, false, ANSWERED, never",
        "COMPLETED, , UNKNOWN, false, ANSWERED, never",
        "COMPLETED, , MACHINE, false, VOICEMAIL, 4",
        "COMPLETED, , MACHINE, true, MESSAGE_LEFT, never",
        "COMPLETED, , FAX, false, FAX, never",
        "MISSED, BUSY, , false, BUSY, 1",
        "MISSED, , , false, BUSY, 1",
        "MISSED, DECLINED, , false, DECLINED, never",
        "MISSED, SIP_603, , false, DECLINED, never",
        "NO_ANSWER, , , false, NO_ANSWER, 3",
        "FAILED, UNKNOWN, , false, FAILED, 0",
        "FAILED, SIP_408, , false, FAILED, 0",
        "FAILED, SIP_480, , false, FAILED, 0",
        "FAILED, SIP_487, , false, FAILED, 0",
        "FAILED, SIP_500, , false, FAILED, 0",
        "FAILED, SIP_503, , false, FAILED, 0",
        "FAILED, SIP_603, , false, DECLINED, never",
        "FAILED, SIP_404, , false, NUMBER_FAILED, never",
        "FAILED, SIP_410, , false, NUMBER_FAILED, never",
        "FAILED, SIP_484, , false, NUMBER_FAILED, never",
        "FAILED, SIP_604, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_21211, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_21214, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_21217, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_INVALID_NUMBER, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_2000, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_2010, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_2030, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_2040, , false, NUMBER_FAILED, never",
        "FAILED, PROVIDER_RESTRICTED, , false, NUMBER_FAILED, never",
        "FAILED, CANCELED, , false, CANCELED, never",
        "FAILED, DIAL_UNKNOWN, , false, DIAL_UNKNOWN, never",
        "FAILED, END_UNKNOWN, , false, REFUSED, never",
        "FAILED, PROVIDER_21212, , false, REFUSED, never",
        "FAILED, DO_NOT_CALL, , false, REFUSED, never",
        "FAILED, SIP_403, , false, REFUSED, never",
        "FAILED, , , false, REFUSED, never"
    })
    void decidesByWhatHappened(
            CallStatus status,
            @Nullable String reason,
            @Nullable String answeredBy,
            boolean messageLeft,
            AttemptOutcome outcome,
            String delay) {
        var reached = AttemptOutcome.of(status, reason, answeredBy, messageLeft);

        assertThat(reached).isEqualTo(outcome);
        assertThat(next(EXACT, Attempts.NONE, reached)).isEqualTo(delay);
        assertThat(next(null, Attempts.NONE, reached)).isEqualTo("never");
        assertThat(next(new Retry(4, List.of()), Attempts.NONE, reached)).isEqualTo("never");
        assertThat(next(new Retry(1, EXACT.rules()), Attempts.NONE, reached)).isEqualTo("never");
    }

    private static String next(@Nullable Retry retry, Attempts before, AttemptOutcome reached) {
        return RetryPolicy.next(retry, before.and(reached), reached, ENDED, "c-1-1")
                .map(at -> String.valueOf(Duration.between(ENDED, at).toSeconds()))
                .orElse("never");
    }

    @Test
    void theNthDelayFollowsTheNthAttemptWithThatOutcomeAndTheLastRepeats() {
        var busyOnce = Attempts.NONE.and(AttemptOutcome.BUSY);
        assertThat(next(EXACT, busyOnce, AttemptOutcome.BUSY)).isEqualTo("2");
        assertThat(next(EXACT, busyOnce.and(AttemptOutcome.BUSY), AttemptOutcome.BUSY))
                .isEqualTo("2");
        assertThat(next(EXACT, busyOnce, AttemptOutcome.NO_ANSWER)).isEqualTo("3");
        assertThat(next(EXACT, new Attempts(1, 1, 1, 0, 0), AttemptOutcome.FAILED))
                .as("the fourth of four")
                .isEqualTo("never");
    }

    @Test
    void aMachineThatHasOurMessageIsCalledAgainOnlyWhereTheRuleSaysSo() {
        var also =
                new Retry(null, List.of(new RetryRule(RetryOutcome.VOICEMAIL, List.of(7), true)));

        assertThat(next(also, Attempts.NONE, AttemptOutcome.MESSAGE_LEFT)).isEqualTo("7");
    }

    @Test
    void anEmptyRuleMeansTheUsualOne() {
        var usual = new Retry(null, null);

        var second =
                RetryPolicy.next(
                        usual, new Attempts(1, 0, 0, 0, 0), AttemptOutcome.BUSY, ENDED, "c");
        assertThat(second.orElseThrow()).isBetween(ENDED.plusSeconds(900), ENDED.plusSeconds(990));
        assertThat(next(usual, new Attempts(1, 1, 0, 0, 0), AttemptOutcome.BUSY))
                .as("the third of three")
                .isEqualTo("never");
    }

    @Test
    void whatIsDueIsCalledOnlyIfTheRuleStillWantsIt() {
        var once = new Attempts(1, 0, 0, 0, 0);
        assertThat(RetryPolicy.isStillWanted(EXACT, once, RetryOutcome.BUSY)).isTrue();
        assertThat(RetryPolicy.isStillWanted(null, once, RetryOutcome.BUSY)).isFalse();
        assertThat(RetryPolicy.isStillWanted(new Retry(1, null), once, RetryOutcome.BUSY))
                .isFalse();
        assertThat(RetryPolicy.isStillWanted(new Retry(2, List.of()), once, RetryOutcome.BUSY))
                .isFalse();
    }
}
