package io.dialstream.campaigns.lead;

import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.ExclusionReason;
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
 * @param callId the call of its latest attempt; null when there is none
 * @param outcome the final status of its last call, unless another one has begun
 * @param attempt the number of the latest call, 0 before the first; not every one was an attempt
 * @param tried what its calls that have ended came to, as far as they were attempts
 * @param nextAttemptAt when it is called again at the earliest; null unless it is WAITING
 * @param reason why it is WAITING or EXCLUDED; null in any other status
 * @param timeZone the id of the time zone that it came with; null for none
 * @param place the number, among its campaign's places, of where it is; null when an earlier
 *     version has stored it
 * @param optOutCallId the call in which the callee has asked not to be called again; null for none
 * @param calledBack whether it has called back and was answered
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
        Attempts tried,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason,
        @Nullable String timeZone,
        @Nullable Integer place,
        @Nullable String optOutCallId,
        boolean calledBack) {

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
                Attempts.NONE,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /** This lead, which nobody has called, with its own time zone. */
    public Lead in(@Nullable String zone) {
        return with(zone, place);
    }

    /** This lead, which nobody has called, at a place of its campaign. */
    public Lead at(int number) {
        return with(timeZone, number);
    }

    private Lead with(@Nullable String zone, @Nullable Integer number) {
        return new Lead(
                campaignId,
                position,
                leadId,
                name,
                phoneNumber,
                data,
                status,
                callId,
                outcome,
                attempt,
                tried,
                nextAttemptAt,
                reason,
                zone,
                number,
                optOutCallId,
                calledBack);
    }

    /** This lead, which nobody was called for, as one that a rule forbids to call. */
    public Lead excluded(ExclusionReason why) {
        return new Lead(
                campaignId,
                position,
                leadId,
                name,
                phoneNumber,
                data,
                LeadStatus.EXCLUDED,
                null,
                null,
                0,
                Attempts.NONE,
                null,
                why.name(),
                timeZone,
                place,
                optOutCallId,
                calledBack);
    }

    /** The address of a lead among all leads. */
    public static String id(String campaignId, int position) {
        return campaignId + "-" + position;
    }

    public String id() {
        return id(campaignId, position);
    }

    /** How often this lead was, or is being, called. */
    public int attempts() {
        return tried.total() + (status == LeadStatus.DISPATCHED ? 1 : 0);
    }

    /** The call to look at; null when there is none to be seen. */
    public @Nullable String visibleCallId() {
        return isWithdrawn() ? null : callId;
    }

    /** Dropped while it waited at the dialer: that attempt was never made. */
    private boolean isWithdrawn() {
        return status == LeadStatus.SKIPPED && callId != null && outcome == null;
    }

    /** Whether it waits, and may be called again now. */
    public boolean isDue(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    /** This lead, whose callee has asked in a call not to be called again. */
    public Lead optedOutIn(String call) {
        return new Lead(
                campaignId,
                position,
                leadId,
                name,
                phoneNumber,
                data,
                status,
                callId,
                outcome,
                attempt,
                tried,
                nextAttemptAt,
                reason,
                timeZone,
                place,
                call,
                calledBack);
    }

    /** This lead after it has called back and was answered, whatever it has come to. */
    public Lead havingCalledBack() {
        return new Lead(
                campaignId,
                position,
                leadId,
                name,
                phoneNumber,
                data,
                status,
                callId,
                outcome,
                attempt,
                tried,
                nextAttemptAt,
                reason,
                timeZone,
                place,
                optOutCallId,
                true);
    }

    public boolean optedOut() {
        return optOutCallId != null;
    }

    /** This lead after the update, or itself when the update comes too late. */
    public Lead after(LeadUpdate update) {
        return update.appliesTo(this)
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
                        update.attempts(),
                        update.nextAttemptAt(),
                        update.reason(),
                        timeZone,
                        place,
                        optOutCallId,
                        calledBack)
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
                        callId,
                        outcome,
                        attempt,
                        tried,
                        null,
                        null,
                        timeZone,
                        place,
                        optOutCallId,
                        calledBack)
                : this;
    }
}
