package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventInvariantsTest {

    private static final PhoneNumber CALLEE = new PhoneNumber("+15005550017");

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "1, 0", "1, -5"})
    void aCommandHasALimitAndAnAttempt(int attempt, int limit) {
        var hello = new AnswerInstructions(null, "Hello.");
        assertThatThrownBy(() ->
                        new PlaceCall(
                                "x:place",
                                "x",
                                null,
                                "alice",
                                "1",
                                "Ada",
                                CALLEE,
                                attempt,
                                limit,
                                null,
                                null,
                                hello,
                                Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit and attempt are at least 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"INITIATED", "DIALING", "RINGING", "ANSWERED"})
    void aRecordIsOfACallThatHasEnded(CallStatus status) {
        assertThatThrownBy(() ->
                        new CallRecorded(
                                "x:record",
                                "x",
                                null,
                                "alice",
                                "1",
                                CALLEE,
                                status,
                                null,
                                null,
                                null,
                                true,
                                Instant.EPOCH,
                                null,
                                Instant.EPOCH,
                                null,
                                1,
                                null,
                                Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status");
    }

    @ParameterizedTest
    @CsvSource({",", "https://a.example, Hello."})
    void anAnswerIsExactlyOneOfTwo(@Nullable String answerUrl, @Nullable String message) {
        assertThatThrownBy(() -> new AnswerInstructions(answerUrl, message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exactly one of answerUrl and message");
    }

    @Test
    void anAnswerPrintsNoAddress() {
        assertThat(new AnswerInstructions("https://a.example/?token=secret", null))
                .hasToString("AnswerInstructions[answerUrl]");
    }

    @Test
    void theKeyToPressIsSaidInEnglishUnlessTold() {
        var answer = new AnswerInstructions(null, "Hello.");

        assertThat(answer.optOutPrompt()).isNull();
        assertThat(answer.withOptOut("7", null).optOutPrompt())
                .isEqualTo("To stop these calls, press 7.");
        assertThat(answer.withOptOut("7", "Sieben, und Ruhe.").optOutPrompt())
                .isEqualTo("Sieben, und Ruhe.");
    }

    @ParameterizedTest
    @EnumSource(AnsweringMachine.class)
    void theKeyToPressIsThereHoweverMachinesAreTreated(AnsweringMachine treated) {
        var answer = new AnswerInstructions(null, "Hello.").withOptOut("7", "Press seven.");

        assertThat(answer.withVoicemail("Call us.").onMachine(treated))
                .returns("7", AnswerInstructions::optOutDigit)
                .returns("Press seven.", AnswerInstructions::optOutText);
    }

    @Test
    void aCommandCarriesWhatItsTreatmentOfMachinesNeedsAndNoMore() {
        var answer = new AnswerInstructions(null, "Hello.").withVoicemail("Call us.");

        assertThat(answer.onMachine(AnsweringMachine.IGNORE))
                .isEqualTo(new AnswerInstructions(null, "Hello."));
        assertThat(answer.onMachine(AnsweringMachine.HANG_UP))
                .isEqualTo(new AnswerInstructions(null, "Hello.", AnsweringMachine.HANG_UP, null));
        assertThat(answer.onMachine(AnsweringMachine.LEAVE_MESSAGE))
                .isEqualTo(
                        new AnswerInstructions(
                                null, "Hello.", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
    }
}
