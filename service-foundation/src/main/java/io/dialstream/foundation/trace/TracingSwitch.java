package io.dialstream.foundation.trace;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Switches tracing off in a service that has no endpoint to send traces to. */
class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String[] TRACING = {
        "org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry."
    };

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on =
                environment
                        .getProperty("dialstream.tracing.endpoint", "")
                        .matches(TracingProperties.ADDRESS);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            var name = names[i];
            wanted[i] = name == null || wants(name);
        }
        return wanted;
    }

    boolean wants(String autoConfiguration) {
        return on || Stream.of(TRACING).noneMatch(autoConfiguration::startsWith);
    }
}
