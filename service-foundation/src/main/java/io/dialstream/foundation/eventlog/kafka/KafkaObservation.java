package io.dialstream.foundation.eventlog.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;

/**
 * Makes health of a look at the cluster, and shows in {@code dialstream_partitions_unwritable} how
 * many partitions of {@code call-status} the latest look has found to take no record. With some of
 * many away health stays up, and only this tells. It is not a number while nobody answers.
 */
class KafkaObservation implements Callable<Health>, MeterBinder {

    private final Callable<KafkaSight> look;
    private volatile @Nullable KafkaSight latest;

    KafkaObservation(Callable<KafkaSight> look) {
        this.look = look;
    }

    @Override
    public Health call() throws Exception {
        try {
            var sight = look.call();
            latest = sight;
            return sight.health();
        } catch (Exception e) {
            latest = null;
            throw e;
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dialstream.partitions.unwritable", this, KafkaObservation::unwritable)
                .description("Partitions of call-status without a leader or enough copies in sync")
                .register(meters);
    }

    private double unwritable() {
        var sight = latest;
        return sight == null ? Double.NaN : sight.unwritable();
    }
}
