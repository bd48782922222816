package io.dialstream.foundation.management.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/actuator, true, false",
        "/actuator/, true, false",
        "/actuator/prometheus, true, false",
        "/actuator/healthy, true, false",
        "/actuator/health, true, true",
        "/actuator/health/liveness, true, true",
        "/actuators, false, true",
        "/, false, true",
        "/campaigns, false, true",
        "/ACTUATOR/prometheus, false, true"
    })
    void belongsToAPort(String path, boolean management, boolean service) {
        assertThat(ManagementPaths.isHere(path, true)).isEqualTo(management);
        assertThat(ManagementPaths.isHere(path, false)).isEqualTo(service);
    }
}
