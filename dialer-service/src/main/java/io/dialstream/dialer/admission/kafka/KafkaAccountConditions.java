package io.dialstream.dialer.admission.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.dialstream.dialer.admission.AccountCondition;
import io.dialstream.dialer.admission.AccountConditions;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.AccountState;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Publishes how our accounts stand: when this dialer starts, and whenever that changes. */
@Component
class KafkaAccountConditions implements AccountConditions, Preparation {

    /** Its settings may be others than those that were refused: nothing is known against it. */
    private static final AccountCondition AT_THE_START =
            new AccountCondition(AccountState.OK, null, 0, null);

    private final Providers providers;
    private final String dialer;
    private final EventLog eventLog;
    private final Timers timers;
    private final Map<String, AccountPublication> accounts;

    KafkaAccountConditions(
            Providers providers,
            @Value("${dialstream.dialer.name}") String dialer,
            EventLog eventLog,
            Timers timers) {
        this.providers = providers;
        this.dialer = dialer;
        this.eventLog = eventLog;
        this.timers = timers;
        this.accounts =
                providers.all().stream()
                        .collect(toUnmodifiableMap(Provider::id, this::publication));
    }

    private AccountPublication publication(Provider account) {
        return new AccountPublication(
                condition -> eventLog.publishAndWait(event(account, condition)), timers);
    }

    @Override
    public String name() {
        return "provider accounts";
    }

    @Override
    public void prepare() {
        eventLog.publishAndWait(
                providers.all().stream().map(account -> event(account, AT_THE_START)).toList());
    }

    /** Of an account that is not configured any more there is nothing to say. */
    @Override
    public void changed(String account, AccountCondition condition) {
        var publication = accounts.get(account);
        if (publication != null) {
            publication.changed(condition);
        }
    }

    private ProviderAccountChanged event(Provider account, AccountCondition condition) {
        var now = timers.now().truncatedTo(ChronoUnit.MILLIS);
        var capabilities = account.capabilities();
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(account.id(), dialer, now),
                account.id(),
                account.vendor(),
                capabilities.can(Ability.TELLS_RINGING),
                capabilities.answerKinds().stream().sorted().toList(),
                capabilities.features().stream().sorted().toList(),
                dialer,
                condition.state(),
                condition.retryAt(),
                condition.backlog(),
                condition.nextInstant(),
                now);
    }
}
