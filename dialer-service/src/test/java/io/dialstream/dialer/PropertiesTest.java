package io.dialstream.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.admission.BreakerProperties;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.supervision.SupervisionProperties;
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
        assertThat(bound(environment, SupervisionProperties.class))
                .isEqualTo(new SupervisionProperties(Duration.ofHours(5)));
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
                                        "DIALSTREAM_DIALER_UNCLEARAFTER", "7s",
                                        "DIALSTREAM_DIALER_OUTOFSIGHTAFTER", "9s")));
        assertThat(bound(environment, LaneProperties.class).silentAfter())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(bound(environment, PlacementProperties.class).unclearAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(bound(environment, SupervisionProperties.class).outOfSightAfter())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void refuseTimesThatAreNotAboveZero() {
        assertThat(problems(new LaneProperties(Duration.ZERO)))
                .containsExactly("dialstream.dialer.silent-after must be a time above zero");
        assertThat(problems(new SupervisionProperties(Duration.ZERO)))
                .containsExactly("dialstream.dialer.out-of-sight-after must be a time above zero");
        assertThat(problems(new PlacementProperties(Duration.ZERO, Duration.ofSeconds(-1))))
                .containsExactlyInAnyOrder(
                        "dialstream.dialer.look-up-after must be a time above zero",
                        "dialstream.dialer.unclear-after must be a time above zero");
    }

    @Test
    void sayWhenABreakerOpens() {
        var environment = new MockEnvironment();
        assertThat(breaker(environment)).isEqualTo(Admissions.BREAKER);
        environment
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                java.util.Map.of(
                                        "DIALSTREAM_BREAKER_SHARE", "0",
                                        "DIALSTREAM_BREAKER_OF", "20",
                                        "DIALSTREAM_BREAKER_WITHIN", "30s",
                                        "DIALSTREAM_BREAKER_PROBEAFTER", "5s")));
        assertThat(breaker(environment))
                .isEqualTo(
                        new BreakerProperties(
                                0, 20, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    }

    @Test
    void refuseABreakerThatMakesNoSense() {
        assertThat(problems(new BreakerProperties(1.1, 0, Duration.ZERO, Duration.ZERO)))
                .hasSize(4)
                .contains(
                        "dialstream.breaker.within must be a time above zero",
                        "dialstream.breaker.probe-after must be a time above zero");
    }

    private static BreakerProperties breaker(MockEnvironment environment) {
        return Binder.get(environment).bindOrCreate("dialstream.breaker", BreakerProperties.class);
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
