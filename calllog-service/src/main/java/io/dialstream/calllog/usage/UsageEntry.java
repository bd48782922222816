package io.dialstream.calllog.usage;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Ending;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one ended call used.
 *
 * @param accepted the provider took the call
 * @param answered somebody picked up, for however short a time
 * @param seconds talk time
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
        return Optional.ofNullable(call.ending()).map(ending -> of(call, ending));
    }

    private static UsageEntry of(Call call, Ending ending) {
        return new UsageEntry(
                call.id(),
                call.callee().userId(),
                call.callee().campaignId(),
                ending.endedAt(),
                call.carrier().accepted(),
                call.answered(),
                requireNonNullElse(call.durationSeconds(), 0),
                call.appliedOffset());
    }

    /** The month that it counts in, by UTC. */
    public YearMonth month() {
        return YearMonth.from(endedAt.atZone(ZoneOffset.UTC));
    }
}
