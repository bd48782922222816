package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was called has pressed the key that says so: not to be called again. Who that is,
 * the call says.
 *
 * @param campaignId null for a call outside any campaign
 * @param leadId null when the callback did not name it
 * @param provider the id of the provider account that the call was placed with
 */
public record CalleeOptedOut(
        String eventId,
        String callId,
        @Nullable String campaignId,
        @Nullable String leadId,
        String provider,
        String providerCallId,
        Instant recordedAt)
        implements Event {

    public CalleeOptedOut {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerCallId, "providerCallId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.OPT_OUTS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId == null ? callId : campaignId;
    }

    /** Once a call, however often the key is pressed and the callback delivered. */
    public static String eventId(String callId) {
        return callId + ":opted-out";
    }
}
