package io.dialstream.campaigns.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;

@WholeService
class ProviderAccountsIT extends ApiScenario {

    @Autowired private EventLog eventLog;
    @Autowired private AnnouncedAccounts accounts;
    @Autowired private ConsumerFactory<?, ?> factory;

    /** A dialer may have announced its accounts long before. */
    @Test
    void areReadFromTheBeginning() {
        var recordedAt = Instant.parse("2026-11-22T16:00:42.137Z");
        eventLog.publishAndWait(
                new ProviderAccountChanged(
                        ProviderAccountChanged.eventId("push", recordedAt),
                        "push",
                        "acme",
                        false,
                        recordedAt));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(accounts.withoutRinging()).contains("push"));
        try (var another = BroadcastConsumer.create(factory, Instant.now())) {
            var read = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        another.poll(Duration.ofSeconds(1))
                                .records(Topics.PROVIDER_ACCOUNTS)
                                .forEach(record -> read.add(record.key()));
                        return read.contains("push");
                    });
        }
    }
}
