package io.dialstream.dialer.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioAnswersTest {

    @Test
    void namesTwiliosCodeAndKeepsWholeNumbersOutOfTheSentence() {
        assertThat(
                        refusal(
                                400,
                                """
                                {"code": 21211, "message": "The 'To' number +14158675309 is not \
                                a valid phone number.", "status": 400}\
                                """))
                .isEqualTo(
                        new Refused("21211", "The 'To' number …5309 is not a valid phone number."));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 410, 422})
    void anyOtherClientErrorIsARefusalAlsoWithoutAReadableBody(int status) {
        assertThat(refusal(status, "<html>"))
                .isEqualTo(
                        new Refused(String.valueOf(20000 + status), "Twilio answered " + status));
    }

    @Test
    void wrongCredentialsHaveTwiliosCodeAlsoWithoutABody() {
        assertThat(refusal(401, ""))
                .isEqualTo(new CredentialsRefused("20003", "Twilio answered 401"));
        assertThat(refusal(403, "{\"code\": 20006, \"message\": \"denied\"}"))
                .isEqualTo(new CredentialsRefused("20006", "denied"));
    }

    /** The next account would not be asked for such a number, and this one goes on with others. */
    @ParameterizedTest
    @ValueSource(ints = {13227, 21211, 21214, 21215, 21216, 21217, 21219, 21408})
    void aDestinationThatIsNotPermittedIsNoRefusalOfTheAccount(int code) {
        var body = "{\"code\": %d, \"message\": \"not there\"}".formatted(code);

        assertThat(refusal(403, body)).isEqualTo(new Refused(String.valueOf(code), "not there"));
        assertThat(refusal(401, body)).isInstanceOf(CredentialsRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {22005, 10004, 20429})
    void fullCapacityIsNoRefusal(int code) {
        assertThat(refusal(400, "{\"code\": %d, \"message\": \"later\"}".formatted(code)))
                .isEqualTo(new Busy(null, "later"));
    }

    @Test
    void obeysRetryAfter() {
        assertThat(
                        new TwilioAnswers(Dialect.TWILIO)
                                .toCreate(new Replied(429, "", Duration.ofSeconds(7))))
                .isEqualTo(new Busy(Duration.ofSeconds(7), "Twilio answered 429"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 301, 302, 500, 502, 503, 504, 599})
    void whateverIsNeitherACallNorARefusalIsUnclear(int status) {
        assertThat(refusal(status, "")).isInstanceOf(Unclear.class);
    }

    private static PlacementAnswer refusal(int status, String body) {
        return new TwilioAnswers(Dialect.TWILIO).toCreate(new Replied(status, body, null));
    }
}
