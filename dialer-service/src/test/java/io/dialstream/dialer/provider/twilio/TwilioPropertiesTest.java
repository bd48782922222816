package io.dialstream.dialer.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioPropertiesTest {

    private static final String SID = "AC0123456789abcdef0123456789ABCDEF";
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void acceptsWhatTwilioGives() {
        assertThat(problems(properties(SID, "token", "+15550100", "", "https://h:8443/prefix/")))
                .isEmpty();
    }

    @Test
    void namesEverythingThatIsMissingInSentencesOfItsOwn() {
        assertThat(problems(properties("", "", "", "", "")))
                .containsExactlyInAnyOrder(
                        "TWILIO_ACCOUNT_SID must be AC followed by 32 hex digits",
                        "TWILIO_AUTH_TOKEN must be the account's auth token",
                        "TWILIO_FROM_NUMBER must be a phone number in E.164 (+15550100)",
                        "PUBLIC_BASE_URL must be the http or https address, without query and"
                                + " fragment, at which Twilio reaches us");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "https://",
                "https://example.com?x=1",
                "https://example.com#f",
                "https://u:p@example.com",
                "https://exa mple.com"
            })
    void refusesWhatIsNoBaseAddress(String url) {
        assertThat(problems(properties(SID, "t", "+15550100", "", url))).hasSize(1);
        assertThat(problems(properties(SID, "t", "+15550100", url, "http://h"))).hasSize(1);
    }

    @Test
    void neverShowsTheTokenOrTheNumber() {
        assertThat(properties(SID, "s3cret", "+15550100", "", "http://h").toString())
                .doesNotContain("s3cret", "+15550100");
    }

    @Test
    void twilioRingsForTenMinutesAtMost() {
        assertThat(problems(times(601, 3600))).hasSize(1);
        assertThat(problems(times(0, 0))).hasSize(2);
        assertThat(problems(times(600, 86_400))).isEmpty();
    }

    private static CallTimesProperties times(long ring, long call) {
        return new CallTimesProperties(Duration.ofSeconds(ring), Duration.ofSeconds(call));
    }

    private static TwilioProperties properties(
            String sid, String token, String from, String api, String base) {
        return new TwilioProperties(sid, token, from, api, base);
    }

    private static List<String> problems(Object properties) {
        return VALIDATOR.validate(properties).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
