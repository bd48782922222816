package io.dialstream.campaigns.provider;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.events.ProviderAccountChanged;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What dialers have said of the accounts. */
@Component
public class AnnouncedAccounts {

    private final Map<String, ProviderAccountChanged> byId = new ConcurrentHashMap<>();

    /** Every dialer announces its accounts when it starts; the latest word counts. */
    public void handle(ProviderAccountChanged account) {
        byId.put(account.provider(), account);
    }

    /** The ids of those whose vendor never tells that a call rings. */
    public Set<String> withoutRinging() {
        return byId.values().stream()
                .filter(account -> !account.tellsRinging())
                .map(ProviderAccountChanged::provider)
                .collect(toUnmodifiableSet());
    }
}
