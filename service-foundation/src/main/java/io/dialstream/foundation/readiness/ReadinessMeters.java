package io.dialstream.foundation.readiness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Shows for each member of the readiness group whether it is ready: {@code
 * dialstream_ready{dependency="kafka"}} is 1 or 0. What does not answer within a second is not
 * ready, so that a dependency that hangs does not take the other metrics along.
 */
class ReadinessMeters implements MeterBinder {

    static final String METRIC = "dialstream.ready";
    static final String DEPENDENCY = "dependency";

    private static final String GROUP = "readiness";
    private static final int READY = 200;

    private final HealthContributorRegistry contributors;
    private final HealthEndpointGroups groups;
    private final Duration patience;

    ReadinessMeters(
            HealthContributorRegistry contributors,
            HealthEndpointGroups groups,
            Duration patience) {
        this.contributors = contributors;
        this.groups = groups;
        this.patience = patience;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        var group = groups.get(GROUP);
        if (group == null) {
            return;
        }
        contributors.stream()
                .filter(entry -> group.isMember(entry.name()))
                .forEach(entry -> {
                    if (entry.contributor() instanceof HealthIndicator indicator) {
                        bind(entry.name(), new Check(indicator, group), meters);
                    }
                });
    }

    private void bind(String dependency, Check check, MeterRegistry meters) {
        Gauge.builder(METRIC, check, each -> each.isReady(patience) ? 1 : 0)
                .strongReference(true)
                .tag(DEPENDENCY, dependency)
                .description("Whether the service has what it needs to take work")
                .register(meters);
    }

    /** A health check of which one runs at a time, however many ask. */
    private static final class Check {

        private final HealthIndicator indicator;
        private final HealthEndpointGroup group;
        private CompletableFuture<@Nullable Health> latest =
                CompletableFuture.completedFuture(null);

        Check(HealthIndicator indicator, HealthEndpointGroup group) {
            this.indicator = indicator;
            this.group = group;
        }

        boolean isReady(Duration patience) {
            try {
                return isReady(running().get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private synchronized CompletableFuture<@Nullable Health> running() {
            if (latest.isDone()) {
                latest =
                        CompletableFuture.supplyAsync(
                                indicator::health, Thread::startVirtualThread);
            }
            return latest;
        }

        /** As the group's page answers. */
        private boolean isReady(@Nullable Health health) {
            return health != null
                    && group.getHttpCodeStatusMapper().getStatusCode(health.getStatus()) == READY;
        }
    }
}
