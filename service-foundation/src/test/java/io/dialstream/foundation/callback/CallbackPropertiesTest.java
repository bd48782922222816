package io.dialstream.foundation.callback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackPropertiesTest {

    private static final String SECRET = "0123456789abcdef";
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "sixteen letters and spaces"})
    void refuseASecretThatIsMissingOrCanBeGuessed(String secret) {
        assertThat(problems(new CallbackProperties(secret, "")))
                .containsExactly(
                        "DIALSTREAM_CALLBACK_SECRET must be at least 16 characters that nobody can"
                                + " guess, the same for the dialer and the ingest"
                                + " (openssl rand -hex 32)");
    }

    @Test
    void refuseAFormerSecretThatIsNone() {
        assertThat(problems(new CallbackProperties(SECRET, "short")))
                .containsExactly(
                        "DIALSTREAM_CALLBACK_SECRET_PREVIOUS must be the former callback secret or"
                                + " be left out");
        assertThat(problems(new CallbackProperties(SECRET, ""))).isEmpty();
    }

    private static List<String> problems(CallbackProperties properties) {
        return VALIDATOR.validate(properties).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
