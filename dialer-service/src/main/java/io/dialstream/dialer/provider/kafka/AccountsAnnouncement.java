package io.dialstream.dialer.provider.kafka;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Says at the start what others should know of our accounts. */
@Component
class AccountsAnnouncement implements Preparation {

    private final Providers providers;
    private final EventLog eventLog;
    private final Clock clock;

    AccountsAnnouncement(Providers providers, EventLog eventLog, Clock clock) {
        this.providers = providers;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "provider accounts";
    }

    @Override
    public void prepare() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        eventLog.publishAndWait(
                providers.all().stream().map(account -> announced(account, now)).toList());
    }

    private static ProviderAccountChanged announced(Provider account, Instant now) {
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(account.id(), now),
                account.id(),
                account.vendor(),
                account.capabilities().tellsRinging(),
                now);
    }
}
