package io.dialstream.dialer.provider.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsAnnouncementTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryEventLog log = new InMemoryEventLog();

    @Test
    void saysOfEachAccountWhetherItsVendorTellsRinging() {
        var east = new FakeProvider("east", clock);
        east.can(new Capabilities(false, true, Answer.PUSH, false, false, true));
        var providers = new Providers(List.of(new FakeProvider(clock), east), "twilio");

        new AccountsAnnouncement(providers, log, clock).prepare();

        assertThat(log.published(ProviderAccountChanged.class))
                .extracting(
                        ProviderAccountChanged::key,
                        ProviderAccountChanged::vendor,
                        ProviderAccountChanged::tellsRinging,
                        ProviderAccountChanged::recordedAt)
                .containsExactly(
                        tuple("east", "twilio", false, clock.instant()),
                        tuple("twilio", "twilio", true, clock.instant()));
    }
}
