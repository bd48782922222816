package io.dialstream.campaigns.provider;

import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AccountState;
import io.dialstream.events.AnswerKind;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dialers publish of the account "twilio", which is the usual one. */
public final class AccountFixtures {

    private AccountFixtures() {}

    /** Of which no dialer has published anything. */
    public static AnnouncedAccounts noneAnnounced() {
        return new AnnouncedAccounts(new UsualAccountProperties("twilio"), new MovableClock());
    }

    /** An account that fails is tried again half a minute later. */
    public static ProviderAccountChanged reported(
            String dialer, @Nullable AccountState state, Instant at) {
        return reported("twilio", dialer, state, at);
    }

    /** Of an account at which callees can hear these only. */
    public static ProviderAccountChanged playing(String account, AnswerKind... kinds) {
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(account, "dialer-1", Instant.EPOCH),
                account,
                "acme",
                true,
                List.of(kinds),
                null,
                "dialer-1",
                null,
                null,
                0,
                null,
                Instant.EPOCH);
    }

    /** Of an account of whose calls nothing else can be asked. */
    public static ProviderAccountChanged able(String account, AccountFeature... features) {
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(account, "dialer-1", Instant.EPOCH),
                account,
                "acme",
                true,
                null,
                List.of(features),
                "dialer-1",
                null,
                null,
                0,
                null,
                Instant.EPOCH);
    }

    /** The same of another account. */
    static ProviderAccountChanged reported(
            String account, String dialer, @Nullable AccountState state, Instant at) {
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(account, dialer, at),
                account,
                "twilio",
                true,
                null,
                null,
                dialer,
                state,
                state == AccountState.PROVIDER_DOWN ? at.plusSeconds(30) : null,
                0,
                null,
                at);
    }
}
