package io.dialstream.campaigns.provider;

import io.dialstream.events.AccountFeature;
import io.dialstream.events.AccountState;
import io.dialstream.events.AnswerKind;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What dialers have published of an account. Each has a way to it of its own, but the credentials
 * are the same for all.
 *
 * @param answerKinds what callees can hear there
 * @param features what else can be asked for of calls there
 * @param refused whether it refuses our credentials, as the latest dialer that has found out says
 * @param downUntil the dialers that cannot reach it, and until when nothing else is to be believed:
 *     a dialer that dies takes nothing back
 * @param backlogs the dialers where calls wait for it
 */
record AnnouncedAccount(
        boolean tellsRinging,
        Set<AnswerKind> answerKinds,
        Set<AccountFeature> features,
        boolean refused,
        Map<String, Instant> downUntil,
        Map<String, Backlog> backlogs) {

    /** Of which nothing was published. */
    static final AnnouncedAccount UNKNOWN =
            new AnnouncedAccount(
                    true,
                    EnumSet.allOf(AnswerKind.class),
                    EnumSet.allOf(AccountFeature.class),
                    false,
                    Map.of(),
                    Map.of());

    /** A dialer that tries a call knows by then what has come of it. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /**
     * Calls that wait for an account at one dialer.
     *
     * @param until when that is not to be believed any more
     */
    record Backlog(int calls, @Nullable Instant nextInstant, Instant until) {}

    AnnouncedAccount {
        answerKinds = Set.copyOf(answerKinds);
        features = Set.copyOf(features);
        downUntil = Map.copyOf(downUntil);
        backlogs = Map.copyOf(backlogs);
    }

    AnnouncedAccount after(ProviderAccountChanged event) {
        var state = event.state();
        return new AnnouncedAccount(
                event.tellsRinging(),
                event.answerKinds() == null ? answerKinds : Set.copyOf(event.answerKinds()),
                event.features() == null ? features : Set.copyOf(event.features()),
                state == null ? refused : state == AccountState.CREDENTIALS_REFUSED,
                state == null ? downUntil : downAfter(event),
                backlogsAfter(event));
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

    private Map<String, Backlog> backlogsAfter(ProviderAccountChanged event) {
        var dialer = Objects.requireNonNullElse(event.dialer(), "");
        var known = new HashMap<>(backlogs);
        known.remove(dialer);
        known.values().removeIf(one -> !one.until().isAfter(event.recordedAt()));
        var calls = Objects.requireNonNullElse(event.backlog(), 0);
        if (calls > 0) {
            known.put(dialer, backlog(calls, event.nextInstant(), event.recordedAt()));
        }
        return known;
    }

    private static Backlog backlog(int calls, @Nullable Instant next, Instant recordedAt) {
        var last = next != null && next.isAfter(recordedAt) ? next : recordedAt;
        return new Backlog(calls, next, last.plus(ANSWER));
    }

    AccountState state(Instant now) {
        if (refused) {
            return AccountState.CREDENTIALS_REFUSED;
        }
        return downUntil.values().stream().anyMatch(until -> until.isAfter(now))
                ? AccountState.PROVIDER_DOWN
                : AccountState.OK;
    }

    AccountCondition condition(Instant now) {
        var believed = backlogs.values().stream().filter(one -> one.until().isAfter(now)).toList();
        return new AccountCondition(
                state(now),
                refused
                        ? null
                        : downUntil.values().stream()
                                .filter(until -> until.isAfter(now))
                                .min(Comparator.naturalOrder())
                                .map(until -> until.minus(ANSWER))
                                .orElse(null),
                believed.stream().mapToInt(Backlog::calls).sum(),
                believed.stream()
                        .map(Backlog::nextInstant)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
