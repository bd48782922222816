package io.dialstream.foundation.management.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses the management port: {@code MANAGEMENT_SERVER_PORT}, else 1000 above the service's.
 * Spring Boot would open a second application context for its own property, which is therefore
 * emptied; see RATIONALE.md.
 */
class ManagementPort implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "dialstream.management.port";

    private static final String BOOTS_PROPERTY = "management.server.port";
    private static final int DEFAULT_SERVICE_PORT = 8080;
    private static final int DISTANCE = 1_000;

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var properties = new HashMap<String, Object>(Map.of(BOOTS_PROPERTY, ""));
        if (environment.getProperty(PROPERTY, "").isBlank()) {
            properties.put(PROPERTY, above(environment));
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("managementPort", properties));
    }

    /** A service that takes any port takes any for this, too. */
    private static int above(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, DEFAULT_SERVICE_PORT);
        return port == 0 ? 0 : port + DISTANCE;
    }
}
