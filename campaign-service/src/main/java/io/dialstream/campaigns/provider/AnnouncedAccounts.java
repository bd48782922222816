package io.dialstream.campaigns.provider;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.events.AccountFeature;
import io.dialstream.events.AccountState;
import io.dialstream.events.AnswerKind;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What dialers have published of the accounts. */
@Component
public class AnnouncedAccounts {

    private final Map<String, AnnouncedAccount> byId = new ConcurrentHashMap<>();
    private final String usual;
    private final Clock clock;

    public AnnouncedAccounts(UsualAccountProperties usual, Clock clock) {
        this.usual = usual.id();
        this.clock = clock;
    }

    /** Whether the state of the account is another than it was published to be before. */
    public boolean handle(ProviderAccountChanged event) {
        var account = event.provider();
        var before = byId.getOrDefault(account, AnnouncedAccount.UNKNOWN);
        var after = before.after(event);
        byId.put(account, after);
        return after.state(event.recordedAt()) != before.state(event.recordedAt());
    }

    /** Of an account by its id; null for the one that calls are usually placed with. */
    public AccountState stateOf(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, usual);
        return byId.getOrDefault(id, AnnouncedAccount.UNKNOWN).state(clock.instant());
    }

    /** How an account stands, by its id; null for the one that calls are usually placed with. */
    public AccountCondition conditionOf(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, usual);
        return byId.getOrDefault(id, AnnouncedAccount.UNKNOWN).condition(clock.instant());
    }

    /**
     * What callees can hear at an account, by its id; null for the one that calls are usually
     * placed with. Anything, as long as no dialer has said so.
     */
    public Set<AnswerKind> answerKindsOf(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, usual);
        return byId.getOrDefault(id, AnnouncedAccount.UNKNOWN).answerKinds();
    }

    /**
     * What else can be asked for of calls at an account, by its id; null for the one that calls are
     * usually placed with. Anything, as long as no dialer has said so.
     */
    public Set<AccountFeature> featuresOf(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, usual);
        return byId.getOrDefault(id, AnnouncedAccount.UNKNOWN).features();
    }

    /** The condition of the first of these that is as {@link #stateOfAny} says. */
    public AccountCondition conditionOfAny(ProviderChoice chosen) {
        var state = stateOfAny(chosen);
        return Stream.concat(
                        Stream.of(conditionOf(chosen.provider())),
                        chosen.fallbackProviders().stream().map(this::conditionOf))
                .filter(condition -> condition.state() == state)
                .findFirst()
                .orElse(AccountCondition.OK);
    }

    /**
     * How calls fare that are placed with these: as long as one of them can be asked, they go on.
     * One that is down comes back by itself.
     */
    public AccountState stateOfAny(ProviderChoice chosen) {
        var states = new ArrayList<AccountState>();
        states.add(stateOf(chosen.provider()));
        chosen.fallbackProviders().forEach(account -> states.add(stateOf(account)));
        return Stream.of(AccountState.OK, AccountState.PROVIDER_DOWN)
                .filter(states::contains)
                .findFirst()
                .orElse(AccountState.CREDENTIALS_REFUSED);
    }

    /** The ids of those whose vendor never tells that a call rings. */
    public Set<String> withoutRinging() {
        return byId.entrySet().stream()
                .filter(account -> !account.getValue().tellsRinging())
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }
}
