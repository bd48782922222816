package io.dialstream.ingest.route.kafka;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.ingest.route.NumberRoutes;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * No call is answered before all routes that there are have been read once: a caller would hear
 * that nobody takes calls at a number that somebody does. From then on they are read on, and
 * whether Kafka is there makes no difference to what is known.
 */
@Component
class RoutesPreparation implements Preparation, DisposableBean {

    private static final Duration MAX_STOP = Duration.ofSeconds(3);

    private final Map<String, Object> settings;
    private final String topic;
    private final NumberRoutes routes;
    private volatile @Nullable NumberRouteReader reader;
    private volatile @Nullable Thread thread;

    RoutesPreparation(ConsumerFactory<?, ?> factory, TopicNames topics, NumberRoutes routes) {
        this.settings = factory.getConfigurationProperties();
        this.topic = topics.of(Topics.NUMBER_ROUTES);
        this.routes = routes;
    }

    @Override
    public String name() {
        return "routes of numbers";
    }

    @Override
    public void prepare() {
        var fresh = NumberRouteReader.of(settings, topic, routes);
        reader = fresh;
        try {
            fresh.readToEnd();
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        // It polls as long as the service lives, which is no work for a virtual thread.
        thread = Thread.ofPlatform().daemon().name("number-routes").start(fresh);
    }

    @Override
    public void destroy() throws InterruptedException {
        var last = reader;
        if (last != null) {
            last.stop();
        }
        var reading = thread;
        if (reading != null) {
            reading.join(MAX_STOP);
        }
    }
}
