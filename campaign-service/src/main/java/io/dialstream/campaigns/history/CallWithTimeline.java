package io.dialstream.campaigns.history;

import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.singlecall.SingleCallView;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call and all that happened to it.
 *
 * @param attempt which call to its lead it is, from 1
 * @param answeredBy who answered; null where nobody listened, or nobody answered
 * @param timeline in the order of the call, oldest first
 */
public record CallWithTimeline(
        String id,
        @Nullable String campaignId,
        String leadId,
        String leadName,
        String phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        Integer attempt,
        @Nullable AnsweredBy answeredBy,
        List<CallLogEntry> timeline) {

    /** An older call log does not say the attempt; the id does. */
    public CallWithTimeline {
        attempt = attempt == null ? CallIds.attemptOf(id) : attempt;
        timeline = List.copyOf(timeline);
    }

    /** A call that was asked for and of which the call log has not heard yet. */
    public static CallWithTimeline of(SingleCall call) {
        var view = SingleCallView.of(call);
        return new CallWithTimeline(
                view.id(),
                view.campaignId(),
                view.leadId(),
                view.leadName(),
                view.phoneNumber(),
                view.status(),
                view.reason(),
                view.provider(),
                view.providerCallId(),
                view.createdAt(),
                view.dialedAt(),
                view.answeredAt(),
                view.endedAt(),
                view.durationSeconds(),
                view.attempt(),
                view.answeredBy(),
                List.of());
    }
}
