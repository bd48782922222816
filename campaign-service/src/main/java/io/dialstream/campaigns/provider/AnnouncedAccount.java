package io.dialstream.campaigns.provider;

import io.dialstream.events.AccountState;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What dialers have published of an account. Each has a way to it of its own, but the credentials
 * are the same for all.
 *
 * @param refused whether it refuses our credentials, as the latest dialer that has found out says
 * @param downUntil the dialers that cannot reach it, and until when nothing else is to be believed:
 *     a dialer that dies takes nothing back
 */
record AnnouncedAccount(boolean tellsRinging, boolean refused, Map<String, Instant> downUntil) {

    /** Of which nothing was published. */
    static final AnnouncedAccount UNKNOWN = new AnnouncedAccount(true, false, Map.of());

    /** A dialer that tries a call knows by then what has come of it. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    AnnouncedAccount {
        downUntil = Map.copyOf(downUntil);
    }

    AnnouncedAccount after(ProviderAccountChanged event) {
        var state = event.state();
        return state == null
                ? new AnnouncedAccount(event.tellsRinging(), refused, downUntil)
                : new AnnouncedAccount(
                        event.tellsRinging(),
                        state == AccountState.CREDENTIALS_REFUSED,
                        downAfter(event));
    }

    private Map<String, Instant> downAfter(ProviderAccountChanged event) {
        var dialer = Objects.requireNonNullElse(event.dialer(), "");
        var down = new HashMap<>(downUntil);
        down.remove(dialer);
        down.values().removeIf(until -> !until.isAfter(event.recordedAt()));
        var retryAt = event.retryAt();
        if (event.state() == AccountState.PROVIDER_DOWN && retryAt != null) {
            down.put(dialer, retryAt.plus(ANSWER));
        }
        return down;
    }

    AccountState state(Instant now) {
        if (refused) {
            return AccountState.CREDENTIALS_REFUSED;
        }
        return downUntil.values().stream().anyMatch(until -> until.isAfter(now))
                ? AccountState.PROVIDER_DOWN
                : AccountState.OK;
    }
}
