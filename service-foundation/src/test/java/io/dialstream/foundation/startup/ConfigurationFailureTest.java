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
