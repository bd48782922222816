package io.dialstream.dialer.lane;

import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that occupies a slot. Without a providerCallId it is being placed; with one the provider
 * has shown that it has it.
 *
 * @param confirmed whether the providerCallId is the one that the dialer has told: before, it is
 *     what a callback has shown, or what was found in the provider's list
 * @param found whether the providerCallId was only found in the provider's list
 * @param status the furthest that was heard
 * @param since when it took the slot
 * @param deadline when somebody must look after it unless there is news
 * @param revision of the lane's control when it took the slot
 * @param hangUp whether it is to end as soon as it can
 */
public record ActiveCall(
        PlaceCall call,
        @Nullable String providerCallId,
        boolean confirmed,
        boolean found,
        CallStatus status,
        Instant since,
        Instant deadline,
        long revision,
        boolean hangUp) {

    static ActiveCall started(PlaceCall call, long revision, Instant now, Instant deadline) {
        return new ActiveCall(call, null, false, false, INITIATED, now, deadline, revision, false);
    }

    public String callId() {
        return call.callId();
    }

    boolean placed() {
        return providerCallId != null;
    }

    /** Whether news is about another call of the provider than this one. */
    boolean isAnothers(CallStatusChanged news) {
        return ProviderCallIds.isOfAnother(known(), news);
    }

    /**
     * Whether news contradicts or bears out what was found in the provider's list: the first
     * callback after it does, and so does a callback that came before it.
     */
    boolean isSettledBy(CallStatusChanged news) {
        return placed()
                && !confirmed
                && (found ? isShown(news) : ProviderCallIds.isConcluded(news));
    }

    /** Whether a callback shows what the provider calls the call. */
    private static boolean isShown(CallStatusChanged news) {
        return news.providerCallId() != null
                && !ProviderCallIds.isTold(news)
                && !ProviderCallIds.isConcluded(news);
    }

    private @Nullable String known() {
        return confirmed ? providerCallId : null;
    }

    /** The call after a status that is not final; the same object when it says nothing new. */
    ActiveCall after(CallStatusChanged news, Instant nextDeadline) {
        var known = ProviderCallIds.after(known(), news);
        var replaced = providerCallId == null || (found && isShown(news));
        var shown = replaced ? news.providerCallId() : providerCallId;
        var furthest =
                news.status() != null && status.yieldsTo(news.status()) ? news.status() : status;
        var heard =
                new ActiveCall(
                        call,
                        known == null ? shown : known,
                        known != null,
                        known == null && (replaced ? ProviderCallIds.isConcluded(news) : found),
                        furthest,
                        since,
                        later(nextDeadline),
                        revision,
                        hangUp);
        return heard.equals(this) ? this : heard;
    }

    /** A sign of life does not put off the end of a call that is to be hung up. */
    private Instant later(Instant nextDeadline) {
        return hangUp || deadline.isAfter(nextDeadline) ? deadline : nextDeadline;
    }

    ActiveCall due(Instant nextDeadline) {
        return new ActiveCall(
                call,
                providerCallId,
                confirmed,
                found,
                status,
                since,
                nextDeadline,
                revision,
                hangUp);
    }

    ActiveCall toBeHungUp() {
        return new ActiveCall(
                call, providerCallId, confirmed, found, status, since, deadline, revision, true);
    }

    CallPermit permit(Permission permission) {
        return providerCallId == null
                ? new CallPermit.Wanted(permission)
                : new CallPermit.Live(providerCallId, found);
    }
}
