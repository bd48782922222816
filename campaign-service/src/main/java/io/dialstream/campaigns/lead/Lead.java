package io.dialstream.campaigns.lead;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to call.
 *
 * @param campaignId the callId for a call outside any campaign
 * @param position its place in the campaign, from 1
 * @param leadId the user's own name for it, unique in the campaign
 * @param data whatever the user wants kept with it, in the order given: texts, booleans, and
 *     numbers as {@link java.math.BigDecimal}, whose digits are those given
 * @param callId the call of its latest attempt; null when there is none, or when it was handed back
 * @param outcome the final status of its call once it is DONE
 * @param attempt the number of the latest attempt, 0 before the first
 * @param nextAttemptAt when it is called again at the earliest; null unless it is WAITING
 * @param reason why it is WAITING or EXCLUDED; null in any other status
 */
public record Lead(
        String campaignId,
        int position,
        String leadId,
        String name,
        PhoneNumber phoneNumber,
        Map<String, Object> data,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        int attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason) {

    /** In characters. */
    public static final int LONGEST_NAME = 200;

    /** In characters. */
    public static final int LONGEST_ID = 64;

    public Lead {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    public static Lead pending(
            String campaignId,
            int position,
            String leadId,
            String name,
            PhoneNumber phoneNumber,
            Map<String, ?> data) {
        return new Lead(
                campaignId,
                position,
                leadId,
                name,
                phoneNumber,
                new LinkedHashMap<>(data),
                LeadStatus.PENDING,
                null,
                null,
                0,
                null,
                null);
    }

    /** The address of a lead among all leads. */
    public static String id(String campaignId, int position) {
        return campaignId + "-" + position;
    }

    public String id() {
        return id(campaignId, position);
    }

    /** How often the provider was, or may yet be, asked to call this lead. */
    public int attempts() {
        return isWithdrawn() ? attempt - 1 : attempt;
    }

    /** The call to look at; null when there is none to be seen. */
    public @Nullable String visibleCallId() {
        return isWithdrawn() ? null : callId;
    }

    /** Dropped while it waited at the dialer: that attempt was never made. */
    private boolean isWithdrawn() {
        return status == LeadStatus.SKIPPED && callId != null;
    }

    /** Whether it waits, and may be called again now. */
    public boolean isDue(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    /** This lead after the update, or itself when the update comes too late. */
    public Lead after(LeadUpdate update) {
        return update.appliesTo(attempt, status)
                ? new Lead(
                        campaignId,
                        position,
                        leadId,
                        name,
                        phoneNumber,
                        data,
                        update.status(),
                        update.callId(),
                        update.outcome(),
                        update.attempt(),
                        update.nextAttemptAt(),
                        update.reason())
                : this;
    }

    /** This lead dropped, if it still waits for its turn. */
    public Lead droppedByStop() {
        return status.isDroppedByStop()
                ? new Lead(
                        campaignId,
                        position,
                        leadId,
                        name,
                        phoneNumber,
                        data,
                        LeadStatus.SKIPPED,
                        null,
                        null,
                        attempt,
                        null,
                        null)
                : this;
    }
}
