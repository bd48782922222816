package io.dialstream.calllog.projection;

import static java.util.Objects.requireNonNull;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Ending;
import io.dialstream.events.CallRecorded;
import java.time.Instant;
import java.util.Optional;

/**
 * The one final fact about a call that we placed and that has ended: what was known at its first
 * final event. Nothing later changes a word of it, however often it is published.
 */
final class CallDetailRecords {

    private CallDetailRecords() {}

    static Optional<CallRecorded> of(Call call, Instant now) {
        return Optional.ofNullable(call.ending()).map(ending -> of(call, ending, now));
    }

    private static CallRecorded of(Call call, Ending ending, Instant now) {
        var carrier = ending.carrier();
        var milestones = ending.milestones();
        return new CallRecorded(
                CallRecorded.eventId(call.id()),
                call.id(),
                call.callee().campaignId(),
                call.callee().userId(),
                requireNonNull(call.callee().leadId()),
                requireNonNull(call.callee().phoneNumber()),
                call.status(),
                ending.reason(),
                carrier.provider(),
                carrier.providerCallId(),
                carrier.accepted(),
                milestones.created().at(),
                milestones.answered() == null ? null : milestones.answered().at(),
                requireNonNull(milestones.ended()).at(),
                ending.seconds(),
                requireNonNull(call.callee().attempt()),
                call.answer().by(),
                now);
    }
}
