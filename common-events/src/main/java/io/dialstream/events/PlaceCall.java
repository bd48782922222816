package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Place this call when its lane has a free slot. The callId is deterministic (campaign, lead
 * number, attempt), so a command that is written or delivered twice is the same call.
 *
 * @param campaignId null for a call outside any campaign
 * @param limit live calls at once in this call's lane, as the campaign says at this moment
 * @param callerId the number to call from, E.164; null for the deployment's own
 * @param provider the id of the provider account to place it with; null for the one that the
 *     deployment places calls with, which is what commands from before there were several mean
 * @param fallbackProviders the ids of the accounts to place it with, in this order, where those
 *     before certainly did not process it; null for none
 * @param notAfter when the command expires: from then on the call is not placed, and the lead goes
 *     back with {@link Endings#EXPIRED}; null for never
 */
public record PlaceCall(
        String eventId,
        String callId,
        @Nullable String campaignId,
        String userId,
        String leadId,
        String leadName,
        PhoneNumber phoneNumber,
        int attempt,
        int limit,
        @Nullable PhoneNumber callerId,
        @Nullable String provider,
        @Nullable List<String> fallbackProviders,
        AnswerInstructions answer,
        @Nullable Instant notAfter,
        Instant recordedAt)
        implements Event {

    public PlaceCall {
        fallbackProviders = fallbackProviders == null ? null : List.copyOf(fallbackProviders);
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(leadName, "leadName");
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(recordedAt, "recordedAt");
        if (limit < 1 || attempt < 1) {
            throw new IllegalArgumentException("limit and attempt are at least 1");
        }
    }

    /** One that never expires, as earlier versions have written it. */
    public PlaceCall(
            String eventId,
            String callId,
            @Nullable String campaignId,
            String userId,
            String leadId,
            String leadName,
            PhoneNumber phoneNumber,
            int attempt,
            int limit,
            @Nullable PhoneNumber callerId,
            @Nullable String provider,
            AnswerInstructions answer,
            Instant recordedAt) {
        this(
                eventId,
                callId,
                campaignId,
                userId,
                leadId,
                leadName,
                phoneNumber,
                attempt,
                limit,
                callerId,
                provider,
                null,
                answer,
                null,
                recordedAt);
    }

    /** The same command, for an account. */
    public PlaceCall with(String account) {
        return with(eventId, account, fallbackProviders, notAfter);
    }

    /** The same command, with accounts to be asked after its own; null for none. */
    public PlaceCall fallingBackTo(@Nullable List<String> others) {
        return with(eventId, provider, others, notAfter);
    }

    /** The same command, which expires then; null for never. */
    public PlaceCall until(@Nullable Instant expiry) {
        var id = expiry == null ? eventId(callId) : eventId(callId, expiry);
        return with(id, provider, fallbackProviders, expiry);
    }

    private PlaceCall with(
            String id,
            @Nullable String account,
            @Nullable List<String> others,
            @Nullable Instant expiry) {
        return new PlaceCall(
                id,
                callId,
                campaignId,
                userId,
                leadId,
                leadName,
                phoneNumber,
                attempt,
                limit,
                callerId,
                account,
                others,
                answer,
                expiry,
                recordedAt);
    }

    /** Whether it is too late to place the call. */
    public boolean isExpired(Instant now) {
        return notAfter != null && !now.isBefore(notAfter);
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.DIAL_COMMANDS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId == null ? callId : campaignId;
    }

    /** The id of the command for a call that does not expire: one call is asked for once. */
    public static String eventId(String callId) {
        return callId + ":place";
    }

    /** The id of a command that expires: when it has, the same call may be asked for again. */
    public static String eventId(String callId, Instant notAfter) {
        return eventId(callId) + ":" + notAfter.toEpochMilli();
    }
}
