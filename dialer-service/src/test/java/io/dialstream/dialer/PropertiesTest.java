package io.dialstream.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.placement.PlacementProperties;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class PropertiesTest {

    @Test
    void haveUsualValues() {
        var environment = new MockEnvironment();
        assertThat(bound(environment, LaneProperties.class))
                .isEqualTo(new LaneProperties(Duration.ofSeconds(60)));
        assertThat(bound(environment, PlacementProperties.class))
                .isEqualTo(new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
    }

    @Test
    void areSetByTheEnvironmentInRelaxedForm() {
        var environment = new MockEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                java.util.Map.of(
                                        "DIALSTREAM_DIALER_SILENTAFTER", "5s",
                                        "DIALSTREAM_DIALER_UNCLEARAFTER", "7s")));
        assertThat(bound(environment, LaneProperties.class).silentAfter())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(bound(environment, PlacementProperties.class).unclearAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void refuseTimesThatAreNotAboveZero() {
        assertThat(problems(new LaneProperties(Duration.ZERO)))
                .containsExactly("dialstream.dialer.silent-after must be a time above zero");
        assertThat(problems(new PlacementProperties(Duration.ZERO, Duration.ofSeconds(-1))))
                .containsExactlyInAnyOrder(
                        "dialstream.dialer.look-up-after must be a time above zero",
                        "dialstream.dialer.unclear-after must be a time above zero");
    }

    private static <T> T bound(MockEnvironment environment, Class<T> type) {
        return Binder.get(environment).bindOrCreate("dialstream.dialer", type);
    }

    private static List<String> problems(Object properties) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            return validation.getValidator().validate(properties).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
