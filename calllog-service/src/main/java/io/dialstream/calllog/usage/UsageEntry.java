package io.dialstream.calllog.usage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Ending;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one ended call used, as its end decided it; talk time that was not known then is entered
 * when it is.
 *
 * @param endedAt by the event of its end, so that no later event moves it to another month
 * @param accepted the provider took the call
 * @param answered somebody picked up, for however short a time
 * @param seconds talk time; 0 while it is not known
 * @param appliedOffset how much of the call's events it knows: an entry that knows less gives way
 */
public record UsageEntry(
        String callId,
        String userId,
        @Nullable String campaignId,
        Instant endedAt,
        boolean accepted,
        boolean answered,
        int seconds,
        long appliedOffset) {

    /** The entry of a call; none while it lives. */
    public static Optional<UsageEntry> of(Call call) {
        var ended = call.milestones().ended();
        return Optional.ofNullable(call.ending())
                .map(ending -> of(call, ending, requireNonNull(ended).at()));
    }

    private static UsageEntry of(Call call, Ending ending, Instant endedAt) {
        return new UsageEntry(
                call.id(),
                call.callee().userId(),
                call.callee().placedBy(),
                endedAt,
                ending.accepted(),
                ending.answered(),
                requireNonNullElse(call.durationSeconds(), 0),
                call.appliedOffset());
    }

    /** The month that it counts in, by UTC. */
    public YearMonth month() {
        return YearMonth.from(endedAt.atZone(ZoneOffset.UTC));
    }
}
