package io.dialstream.campaigns.live.kafka;

import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.EventJson;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Begins to read when Kafka is there; sockets are let in from then on, so that none misses any. */
@Component
class LiveEvents implements Preparation, DisposableBean {

    private static final Duration MAX_STOP = Duration.ofSeconds(3);

    private final ConsumerFactory<?, ?> factory;
    private final LiveCampaigns campaigns;
    private final AnnouncedAccounts accounts;
    private final TopicNames topics;
    private final Clock clock;
    private @Nullable LiveEventsReader reader;
    private @Nullable Thread thread;

    LiveEvents(
            ConsumerFactory<?, ?> factory,
            LiveCampaigns campaigns,
            AnnouncedAccounts accounts,
            TopicNames topics,
            Clock clock) {
        this.factory = factory;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live events";
    }

    @Override
    public synchronized void prepare() {
        reader =
                new LiveEventsReader(
                        BroadcastConsumer.create(factory, topics, clock.instant()), this::handle);
        // It polls as long as the service lives, which is no work for a virtual thread.
        thread = Thread.ofPlatform().daemon().name("live-events").start(reader);
        campaigns.open();
    }

    private void handle(String topic, String key, String value) {
        if (topic.equals(Topics.PROVIDER_ACCOUNTS)) {
            handle((ProviderAccountChanged) EventJson.read(topic, value));
        } else {
            campaigns.handle(topic, key, value);
        }
    }

    private void handle(ProviderAccountChanged event) {
        if (accounts.handle(event)) {
            campaigns.handle(event);
        }
    }

    @Override
    public synchronized void destroy() throws InterruptedException {
        if (reader != null && thread != null) {
            reader.stop();
            thread.join(MAX_STOP);
        }
    }
}
