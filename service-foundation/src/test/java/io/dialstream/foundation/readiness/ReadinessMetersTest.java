package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;

class ReadinessMetersTest {

    private static final Duration PLENTY = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;

    private final DefaultHealthContributorRegistry contributors =
            new DefaultHealthContributorRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void showsEachDependencyAsTheReadinessPageDoes() {
        var kafka = new AtomicReference<>(Health.down().build());
        contributors.registerContributor("kafka", (HealthIndicator) kafka::get);
        contributors.registerContributor(
                "preparation", (HealthIndicator) () -> Health.outOfService().build());
        bind(PLENTY);

        assertThat(ready("kafka")).isZero();
        assertThat(ready("preparation")).isZero();

        kafka.set(Health.up().build());
        assertThat(ready("kafka")).isEqualTo(1);
    }

    @Test
    void isNotReadyWhenTheCheckFails() {
        contributors.registerContributor(
                "kafka",
                (HealthIndicator)
                        () -> {
                            throw new IllegalStateException("broken");
                        });
        bind(PLENTY);
        assertThat(ready("kafka")).isZero();
    }

    @Test
    void isNotReadyWhenADependencyHangsAndAsksItOnce() {
        var asked = new AtomicInteger();
        var answer = new CountDownLatch(1);
        contributors.registerContributor(
                "mongo",
                (HealthIndicator)
                        () -> {
                            asked.incrementAndGet();
                            await(answer);
                            return Health.up().build();
                        });
        bind(NONE);

        for (int scrape = 0; scrape < 10; scrape++) {
            assertThat(ready("mongo")).isZero();
        }
        answer.countDown();
        assertThat(asked).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void leavesOutWhatReadinessDoesNotNeed() {
        contributors.registerContributor(
                "diskSpace", (HealthIndicator) () -> Health.down().build());
        bind(PLENTY);
        assertThat(meters.find(ReadinessMeters.METRIC).gauges()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bind(Duration patience) {
        var groups = HealthEndpointGroups.of(new Readiness(), Map.of("readiness", new Readiness()));
        new ReadinessMeters(contributors, groups, patience).bindTo(meters);
    }

    private double ready(String dependency) {
        return meters.get(ReadinessMeters.METRIC)
                .tag(ReadinessMeters.DEPENDENCY, dependency)
                .gauge()
                .value();
    }

    private static final class Readiness implements HealthEndpointGroup {

        @Override
        public boolean isMember(String name) {
            return Set.of("kafka", "mongo", "preparation").contains(name);
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return true;
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return true;
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return StatusAggregator.getDefault();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return HttpCodeStatusMapper.getDefault();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return null;
        }
    }
}
