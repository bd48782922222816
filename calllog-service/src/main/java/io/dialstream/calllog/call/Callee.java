package io.dialstream.calllog.call;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is called, for whom, under which id: known from INITIATED and the same ever after. Of a call
 * that came in, who calls; known from its first event that says whose it is.
 *
 * @param campaignId null for a call outside any campaign; of an incoming call that of the call it
 *     returns
 * @param leadId of an incoming call that of the call it returns, null without one
 * @param phoneNumber null of a caller who does not show it
 * @param incoming null for a call that we place
 */
public record Callee(
        String callId,
        @Nullable String campaignId,
        String userId,
        @Nullable String leadId,
        @Nullable String leadName,
        @Nullable PhoneNumber phoneNumber,
        @Nullable Incoming incoming) {

    public Callee {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(userId, "INITIATED must name its userId");
        if (incoming == null) {
            Objects.requireNonNull(leadId, "INITIATED must name its leadId");
            Objects.requireNonNull(phoneNumber, "INITIATED must name its phoneNumber");
        }
    }

    /**
     * Who is called, out of an INITIATED.
     *
     * @throws NullPointerException when the event does not say it; such a record is broken
     */
    // NullAway: that these fields are there is what the constructor checks.
    @SuppressWarnings("NullAway")
    static Callee of(CallStatusChanged initiated) {
        return new Callee(
                initiated.callId(),
                initiated.campaignId(),
                initiated.userId(),
                initiated.leadId(),
                initiated.leadName(),
                initiated.phoneNumber(),
                null);
    }

    /**
     * Who calls, out of the first event that says whose call it is.
     *
     * @param returned the call that it returns; null of one that returns none
     * @throws NullPointerException when the event does not say whose call it is
     */
    public static Callee calling(
            IncomingCallChanged first, CallMatch matchedBy, @Nullable Call returned) {
        var whom = returned == null ? null : returned.callee();
        return new Callee(
                first.callId(),
                whom == null ? null : whom.campaignId(),
                Objects.requireNonNull(first.userId(), "userId"),
                whom == null ? null : whom.leadId(),
                whom == null ? null : whom.leadName(),
                first.phoneNumber(),
                new Incoming(
                        first.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                        matchedBy,
                        whom == null ? null : whom.callId()));
    }

    public CallDirection direction() {
        return incoming == null ? CallDirection.OUTBOUND : CallDirection.INBOUND;
    }

    /** The campaign that placed the call; null of a single call, and of one that came in. */
    public @Nullable String placedBy() {
        return incoming == null ? campaignId : null;
    }

    /** Which call to its lead it is, from 1; null of one that came in. */
    public @Nullable Integer attempt() {
        return incoming == null ? CallIds.attemptOf(callId) : null;
    }

    /** The key of the records about this call: offsets compare only under one key. */
    String key() {
        var campaign = placedBy();
        return campaign == null ? callId : campaign;
    }
}
