package io.dialstream.campaigns.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.AccountState;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.TopicNames;
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

    @Test
    void sayThatTheyAreDownAndSoDoCampaignsThatRun() {
        var path = "/campaigns/" + created("", 1).text("id");

        report(AccountState.PROVIDER_DOWN);
        assertThat(ann.get(path).text("statusReason")).isEqualTo("PROVIDER_DOWN");
        assertThat(ann.get(path).text("status")).isEqualTo("RUNNING");

        report(AccountState.OK);
        assertThat(ann.get(path).body().path("statusReason").isNull()).isTrue();
    }

    private void report(AccountState state) {
        eventLog.publishAndWait(AccountFixtures.reported("dialer", state, Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ann.get("/providers")
                                .body()
                                .at("/items/0/state")
                                .asString()
                                .equals(state.name()));
    }

    /** A dialer may have announced its accounts long before. */
    @Test
    void areReadFromTheBeginning() {
        var recordedAt = Instant.parse("2026-11-22T16:00:42.137Z");
        eventLog.publishAndWait(
                new ProviderAccountChanged(
                        "push:account:1795363242137",
                        "push",
                        "acme",
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        recordedAt));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(accounts.withoutRinging()).contains("push"));
        try (var another = BroadcastConsumer.create(factory, new TopicNames(""), Instant.now())) {
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
