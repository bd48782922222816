package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead that is with the dialer.
 *
 * @param attempts what the lead's earlier calls came to
 * @param commandedAt when its call was asked for, in the words that hold now
 * @param sentAt when it was last asked for
 * @param notAfter when these words expire; null when an earlier version has asked, for ever
 * @param resends how often it was asked for again
 * @param initiated whether the dialer has announced it
 * @param providerCallId what the provider calls it, once the dialer has said so
 * @param answeredBy who has answered it, by the first verdict; null before
 * @param messageLeft whether a machine has our message, or may have it
 * @param last the call of its lead before that; null when there is none
 */
public record InFlight(
        int position,
        int attempt,
        String callId,
        Attempts attempts,
        Instant commandedAt,
        Instant sentAt,
        @Nullable Instant notAfter,
        int resends,
        boolean initiated,
        @Nullable String providerCallId,
        @Nullable AnsweredBy answeredBy,
        boolean messageLeft,
        @Nullable Last last) {

    /** How the call before that has ended, which its lead shows unless this one is made. */
    public record Last(String callId, CallStatus outcome) {}

    /** Every wait is twice the one before, up to this many doublings. */
    private static final int MOST_DOUBLINGS = 4;

    /** Further than the clocks of two dialers ever are. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    /** How long a command may wait for a free slot before it is decided on again. */
    private static final Duration HOLDS_FOR = Duration.ofSeconds(60);

    static InFlight commanded(int position, int attempt, String callId, Instant now) {
        return commanded(position, attempt, callId, Attempts.NONE, null, now, Instant.MAX);
    }

    /**
     * Asked for the first time.
     *
     * @param until when it must not be called any more in any case
     */
    static InFlight commanded(
            int position,
            int attempt,
            String callId,
            Attempts attempts,
            @Nullable Last last,
            Instant now,
            Instant until) {
        return new InFlight(
                position,
                attempt,
                callId,
                attempts,
                now,
                now,
                notAfter(now, until),
                0,
                false,
                null,
                null,
                false,
                last);
    }

    private static Instant notAfter(Instant now, Instant until) {
        var usual = now.plus(HOLDS_FOR);
        return until.isBefore(usual) ? until : usual;
    }

    /** The lead and its call, for an update. */
    LeadUpdate.Of of(String campaignId) {
        return of(campaignId, attempts);
    }

    /** The same, after more attempts. */
    LeadUpdate.Of of(String campaignId, Attempts made) {
        return new LeadUpdate.Of(campaignId, position, attempt, made);
    }

    /** What its lead shows of its last call when nothing comes of this one. */
    @Nullable String lastCallId() {
        return last == null ? null : last.callId();
    }

    @Nullable CallStatus lastOutcome() {
        return last == null ? null : last.outcome();
    }

    InFlight asInitiated() {
        return with(commandedAt, sentAt, notAfter, resends, true);
    }

    /** As it is known after an event. */
    InFlight after(CallStatusChanged event) {
        return new InFlight(
                position,
                attempt,
                callId,
                attempts,
                commandedAt,
                sentAt,
                notAfter,
                resends,
                initiated,
                ProviderCallIds.after(providerCallId, event),
                answeredBy == null ? event.answeredBy() : answeredBy,
                messageLeft || event.isLeavingMessage(),
                last);
    }

    /** Whether an event is about this call also for those who know less of it. */
    boolean isCertainlyMeantBy(CallStatusChanged event) {
        var named = event.providerCallId();
        return named == null || named.equals(providerCallId);
    }

    /** Asked for again in the same words. */
    InFlight repeatedAt(Instant now) {
        return with(commandedAt, now, notAfter, resends + 1, initiated);
    }

    /** Asked for by somebody else, who must be told apart from whoever has asked before. */
    InFlight takenOverAt(Instant now) {
        var later = sentAt.plusMillis(1);
        return with(commandedAt, now.isAfter(later) ? now : later, notAfter, resends, initiated);
    }

    /** Asked for anew, and repeated the more seldom. */
    InFlight renewedAgain(Instant now, Instant until) {
        return renewed(now, until, resends + 1);
    }

    /** Asked for anew, and repeated as seldom as before. */
    InFlight renewed(Instant now, Instant until) {
        return renewed(now, until, resends);
    }

    /** Asked for anew, by the same callId: nothing has come of it yet. */
    InFlight renewedFromTheStart(Instant now, Instant until) {
        return renewed(now, until, 0);
    }

    private InFlight renewed(Instant now, Instant until, int times) {
        return with(now, now, notAfter(now, until), times, initiated);
    }

    /** As it is known when a lane has given it back, maybe by a clock that is ahead of ours. */
    InFlight expiredAt(Instant now) {
        return hasExpired(now) ? this : with(commandedAt, sentAt, now, resends, initiated);
    }

    boolean hasExpired(Instant now) {
        return !initiated && notAfter != null && !now.isBefore(notAfter);
    }

    /** Whether it has expired by any clock. */
    boolean hasCertainlyExpired(Instant now) {
        return notAfter != null && !now.isBefore(notAfter.plus(CLOCKS_APART));
    }

    /** Whether an event says that what was last asked for has expired, and not something older. */
    boolean isExpiredBy(CallStatusChanged event) {
        var expired = event.occurredAt();
        return event.isExpiry()
                && !initiated
                && notAfter != null
                && expired != null
                && !expired.isBefore(notAfter);
    }

    /**
     * Whether the lane that says so has read all copies of what was asked for. Another one, which
     * takes that lane over by a clock that is behind, may still take up an older copy; so an expiry
     * is believed once no clock is that far behind, and until then it is asked for again.
     */
    boolean isSurelyGivenBackBy(CallStatusChanged event) {
        return notAfter != null && !event.recordedAt().isBefore(notAfter.plus(CLOCKS_APART));
    }

    private InFlight with(
            Instant commandedAt,
            Instant sentAt,
            @Nullable Instant notAfter,
            int resends,
            boolean initiated) {
        return new InFlight(
                position,
                attempt,
                callId,
                attempts,
                commandedAt,
                sentAt,
                notAfter,
                resends,
                initiated,
                providerCallId,
                answeredBy,
                messageLeft,
                last);
    }

    /** When it is to be asked for again, if the dialer has not announced it by then. */
    Instant resendDue(Duration resendAfter) {
        return sentAt.plus(resendAfter.multipliedBy(1L << Math.min(resends, MOST_DOUBLINGS)));
    }
}
