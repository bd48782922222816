package io.dialstream.foundation.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.access.AccessProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ConfigurationFailureTest {

    @Test
    void namesTheVariableInOneSentenceAndNeverShowsItsValue() {
        new ApplicationContextRunner()
                .withUserConfiguration(Keys.class)
                .withPropertyValues("dialstream.access.api-keys=my-secret-without-a-user")
                .run(context ->
                        assertThat(sentence(context.getStartupFailure()))
                                .startsWith("Dialstream cannot start: DIALSTREAM_API_KEYS must")
                                .doesNotContain("my-secret", "\n"));
    }

    @Test
    void asksForTheAudienceOfAnIssuersTokens() {
        new ApplicationContextRunner()
                .withUserConfiguration(Keys.class)
                .withPropertyValues("dialstream.access.jwt-issuer=https://issuer.example")
                .run(context ->
                        assertThat(sentence(context.getStartupFailure()))
                                .isEqualTo(
                                        "Dialstream cannot start: DIALSTREAM_ACCESS_JWTAUDIENCE"
                                                + " must be the audience that the tokens of"
                                                + " DIALSTREAM_ACCESS_JWTISSUER name for this"
                                                + " API."));
    }

    private static String sentence(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                var analysis = new ConfigurationFailure().analyze(cause, invalid);
                return Objects.requireNonNull(analysis).getDescription();
            }
        }
        throw new AssertionError("started although a setting is malformed", failure);
    }

    @Configuration
    @EnableConfigurationProperties(AccessProperties.class)
    static class Keys {}
}
