package io.dialstream.foundation.management.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ManagementPortTest {

    @Test
    void isAThousandAboveTheServices() {
        assertThat(chosen(Map.of("server.port", "8180"))).isEqualTo("9180");
    }

    @Test
    void isAboveBootsUsualPortWhereNoneIsSet() {
        assertThat(chosen(Map.of())).isEqualTo("9080");
    }

    @Test
    void isAnyWhereTheServicesIs() {
        assertThat(chosen(Map.of("server.port", "0"))).isEqualTo("0");
    }

    @Test
    void isWhatTheOperatorSays() {
        assertThat(chosen(Map.of("server.port", "8180", ManagementPort.PROPERTY, "7000")))
                .isEqualTo("7000");
    }

    @Test
    void opensNoSecondApplicationContext() {
        var environment = environment(Map.of("management.server.port", "7000"));
        assertThat(environment.getProperty("management.server.port", Integer.class)).isNull();
    }

    private static String chosen(Map<String, String> properties) {
        return environment(properties).getRequiredProperty(ManagementPort.PROPERTY);
    }

    private static MockEnvironment environment(Map<String, String> properties) {
        var environment = new MockEnvironment();
        properties.forEach(environment::setProperty);
        new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
