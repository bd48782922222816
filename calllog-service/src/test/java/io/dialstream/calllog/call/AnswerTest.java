package io.dialstream.calllog.call;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static io.dialstream.calllog.call.SampleCalls.callAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static Call after(CallStatusChanged... events) {
        return callAfter(EVENTS.initiated(), events);
    }

    @ParameterizedTest
    @EnumSource
    void isKnownFromTheVerdictOnWhichMovesNoCall(AnsweredBy whom) {
        var call = after(EVENTS.answered(), EVENTS.verdict(whom));

        assertThat(call.answer().by()).isEqualTo(whom);
        assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
    }

    @Test
    void isByTheFirstVerdict() {
        var call = after(EVENTS.verdict(AnsweredBy.HUMAN), EVENTS.verdict(AnsweredBy.MACHINE));

        assertThat(call.answer().by()).isEqualTo(AnsweredBy.HUMAN);
    }

    @Test
    void mayBeKnownBeforeTheAnswerIs() {
        var call = after(EVENTS.verdict(AnsweredBy.FAX), EVENTS.answered(), EVENTS.completed(3));

        assertThat(call.answer().by()).isEqualTo(AnsweredBy.FAX);
        assertThat(call.isVoicemail()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void staysAsItWasWhenTheCallEnded(AnsweredBy whom) {
        var ended = after(EVENTS.answered(), EVENTS.completed(17));

        assertThat(ended.after(EVENTS.verdict(whom), 99)).isSameAs(ended);
        assertThat(ended.after(EVENTS.instructedAfter(Duration.ZERO), 99)).isSameAs(ended);
    }

    @ParameterizedTest
    @CsvSource({"HUMAN, false", "MACHINE, true", "FAX, true", "UNKNOWN, false"})
    void ofAMachineOrAFaxIsVoicemail(AnsweredBy whom, boolean voicemail) {
        for (int seconds : List.of(0, 17)) {
            var call = after(EVENTS.answered(), EVENTS.verdict(whom), EVENTS.completed(seconds));

            assertThat(call.isVoicemail()).isEqualTo(voicemail);
        }
    }

    @Test
    void ofACallThatIsNotCompletedIsNoVoicemail() {
        var call =
                after(EVENTS.verdict(AnsweredBy.MACHINE), EVENTS.ended(CallStatus.FAILED, 0, null));

        assertThat(call.isVoicemail()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HUMAN, 0, false", "HUMAN, 2000, false", "HUMAN, 2001, true",
                "MACHINE, 5000, -", "UNKNOWN, 5000, -", "HUMAN, -, -"
            })
    void ofAHumanIsSilentAfterTwoSeconds(
            AnsweredBy whom, @Nullable Integer millis, @Nullable Boolean silent) {
        var call = after(EVENTS.answered(), EVENTS.verdict(whom));
        var known =
                millis == null
                        ? call
                        : call.after(EVENTS.instructedAfter(Duration.ofMillis(millis)), 50);

        assertThat(known.wasHumanLeftInSilence()).isEqualTo(silent);
    }

    @Test
    void isSilentUntilTheFirstInstructions() {
        var call =
                after(
                        EVENTS.answered(),
                        EVENTS.verdict(AnsweredBy.HUMAN),
                        EVENTS.instructedAfter(Duration.ofSeconds(1)),
                        EVENTS.instructedAfter(Duration.ofSeconds(9)));

        assertThat(call.wasHumanLeftInSilence()).isFalse();
    }
}
