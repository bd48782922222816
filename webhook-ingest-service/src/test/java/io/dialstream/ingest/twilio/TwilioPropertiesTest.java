package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwilioPropertiesTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void namesWhatIsMissing() {
        assertThat(problems(new TwilioProperties("", "", "")))
                .containsExactlyInAnyOrder(
                        "TWILIO_ACCOUNT_SID must be AC followed by 32 hex digits",
                        "TWILIO_AUTH_TOKEN must be the account's auth token");
    }

    @Test
    void acceptsTheFormerTokenDuringARotation() {
        var rotating = new TwilioProperties(SID, "new", "old");

        assertThat(problems(rotating)).isEmpty();
        assertThat(rotating.authTokens()).containsExactly("new", "old");
        assertThat(new TwilioProperties(SID, "new", "").authTokens()).containsExactly("new");
    }

    @Test
    void neverShowsATokenOfEither() {
        assertThat(new TwilioProperties(SID, "s3cret", "0ld").toString())
                .doesNotContain("s3cret", "0ld");
    }

    private static List<String> problems(TwilioProperties properties) {
        return VALIDATOR.validate(properties).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
