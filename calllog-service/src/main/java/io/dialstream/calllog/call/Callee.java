package io.dialstream.calllog.call;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is called, for whom, under which id: known from INITIATED and the same ever after.
 *
 * @param campaignId null for a call outside any campaign
 */
public record Callee(
        String callId,
        @Nullable String campaignId,
        String userId,
        String leadId,
        @Nullable String leadName,
        PhoneNumber phoneNumber) {

    public Callee {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(userId, "INITIATED must name its userId");
        Objects.requireNonNull(leadId, "INITIATED must name its leadId");
        Objects.requireNonNull(phoneNumber, "INITIATED must name its phoneNumber");
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
                initiated.phoneNumber());
    }

    /** The key of the records about this call: offsets compare only under one key. */
    String key() {
        return campaignId == null ? callId : campaignId;
    }
}
