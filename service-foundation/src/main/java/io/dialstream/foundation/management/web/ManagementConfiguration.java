package io.dialstream.foundation.management.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The management port of every service. */
@AutoConfiguration
@EnableConfigurationProperties(ManagementProperties.class)
class ManagementConfiguration {

    @Bean
    ManagementConnector managementConnector(ManagementProperties properties) {
        return new ManagementConnector(properties.port());
    }

    @Bean
    ManagementPaths managementPaths(ManagementConnector connector, ProblemWriter problems) {
        return new ManagementPaths(connector, problems);
    }

    /** As Spring Boot names the service's: {@code local.management.port}. */
    @Bean
    ApplicationListener<WebServerInitializedEvent> localManagementPort(
            ManagementConnector connector, ConfigurableEnvironment environment) {
        return _ ->
                environment
                        .getPropertySources()
                        .addFirst(
                                new MapPropertySource(
                                        "localManagementPort",
                                        Map.of("local.management.port", connector.port())));
    }
}
