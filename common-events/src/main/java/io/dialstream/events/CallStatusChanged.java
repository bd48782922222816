package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call reached a status. What its writer cannot know is null; INITIATED, which is always first in
 * the partition, knows who is called.
 *
 * @param campaignId null for a call outside any campaign
 * @param leadName only on INITIATED
 * @param phoneNumber only on INITIATED
 * @param status null when the provider used a word that we do not know, which is kept as raw data
 *     and changes nothing, of an expiry, see {@link #isExpiry()}, and of what is learnt about a
 *     call that stays where it is: who has answered, and those of {@link Reasons} that say so
 * @param occurredAt the provider's clock (Twilio: whole seconds); null when it gave none; of an
 *     expiry the command's {@code notAfter}
 * @param recordedAt our clock, milliseconds
 * @param sequence the provider's count of callbacks of this call, from 0
 * @param durationSeconds talk time as the provider measured it
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 * @param ending what kind of end a final status is for the lead, see {@link Endings}; null for the
 *     end of a call that was placed, or might have been
 * @param answeredBy who has answered, as the provider has found out; null where it says nothing of
 *     that
 * @param ourNumber the number that the call comes from: on INITIATED, and where the dialer says
 *     that the provider has the call; null elsewhere
 * @param data the provider's fields as received
 */
public record CallStatusChanged(
        String eventId,
        String callId,
        @Nullable String campaignId,
        @Nullable String userId,
        @Nullable String leadId,
        @Nullable String leadName,
        @Nullable PhoneNumber phoneNumber,
        @Nullable CallStatus status,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        @Nullable String provider,
        @Nullable String providerCallId,
        @Nullable Integer sequence,
        @Nullable Integer durationSeconds,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String ending,
        @Nullable AnsweredBy answeredBy,
        @Nullable PhoneNumber ourNumber,
        Map<String, String> data)
        implements Event {

    public CallStatusChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(recordedAt, "recordedAt");
        data = ReceivedFields.copyOf(data);
        if (ending != null && !Endings.isOf(status, ending)) {
            throw new IllegalArgumentException("ending " + ending + " is not one of " + status);
        }
    }

    /** One that says neither who has answered nor from which number. */
    public CallStatusChanged(
            String eventId,
            String callId,
            @Nullable String campaignId,
            @Nullable String userId,
            @Nullable String leadId,
            @Nullable String leadName,
            @Nullable PhoneNumber phoneNumber,
            @Nullable CallStatus status,
            @Nullable Instant occurredAt,
            Instant recordedAt,
            @Nullable String provider,
            @Nullable String providerCallId,
            @Nullable Integer sequence,
            @Nullable Integer durationSeconds,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String ending,
            Map<String, String> data) {
        this(
                eventId,
                callId,
                campaignId,
                userId,
                leadId,
                leadName,
                phoneNumber,
                status,
                occurredAt,
                recordedAt,
                provider,
                providerCallId,
                sequence,
                durationSeconds,
                reason,
                detail,
                ending,
                null,
                null,
                data);
    }

    /** As it is read: earlier versions have said {@code leadReturned} in the place of an ending. */
    @JsonCreator
    static CallStatusChanged read(
            String eventId,
            String callId,
            @Nullable String campaignId,
            @Nullable String userId,
            @Nullable String leadId,
            @Nullable String leadName,
            @Nullable PhoneNumber phoneNumber,
            @Nullable CallStatus status,
            @Nullable Instant occurredAt,
            Instant recordedAt,
            @Nullable String provider,
            @Nullable String providerCallId,
            @Nullable Integer sequence,
            @Nullable Integer durationSeconds,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String ending,
            @Nullable AnsweredBy answeredBy,
            @Nullable PhoneNumber ourNumber,
            boolean leadReturned,
            Map<String, String> data) {
        return new CallStatusChanged(
                eventId,
                callId,
                campaignId,
                userId,
                leadId,
                leadName,
                phoneNumber,
                status,
                occurredAt,
                recordedAt,
                provider,
                providerCallId,
                sequence,
                durationSeconds,
                reason,
                detail,
                ending == null && leadReturned ? Endings.CREDENTIALS_REFUSED : ending,
                answeredBy,
                ourNumber,
                data);
    }

    /** Whether the ending is {@link Endings#CREDENTIALS_REFUSED}: what earlier versions read. */
    @JsonProperty
    public boolean leadReturned() {
        return Endings.CREDENTIALS_REFUSED.equals(ending);
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.CALL_STATUS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId == null ? callId : campaignId;
    }

    /** What is told, whoever tells it: that a call reached a status. */
    public static String eventId(String callId, CallStatus status) {
        return callId + ":" + status;
    }

    /** What is told by a callback whose status we have no word for. */
    public static String rawEventId(String callId, String value, @Nullable Integer sequence) {
        return callId + ":raw:" + value + ":" + (sequence == null ? "" : sequence);
    }

    /** What is told of a call that stays where it is. */
    public static String eventId(String callId, String what) {
        return callId + ":" + what;
    }

    /** The same, and who has answered. */
    public CallStatusChanged answeredBy(AnsweredBy whom) {
        return with(eventId, recordedAt, whom, ourNumber);
    }

    /** The same, and from which number the call comes. */
    public CallStatusChanged from(PhoneNumber number) {
        return with(eventId, recordedAt, answeredBy, number);
    }

    /**
     * A command has expired before its call was announced: there is no call.
     *
     * @param notAfter of the command; told as the time at which it happened
     */
    public static CallStatusChanged expired(PlaceCall command, Instant notAfter, Instant now) {
        return new CallStatusChanged(
                        command.callId() + ":" + Endings.EXPIRED,
                        command.callId(),
                        command.campaignId(),
                        command.userId(),
                        command.leadId(),
                        null,
                        null,
                        null,
                        notAfter,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Endings.EXPIRED,
                        Map.of())
                .identified();
    }

    /**
     * Whether it says that a command has expired and there is no call of it: of one that there may
     * be by another command, it says nothing.
     */
    @JsonIgnore
    public boolean isExpiry() {
        return status == null && Endings.EXPIRED.equals(ending);
    }

    /** Whether it says that a message is about to be left on a machine. */
    @JsonIgnore
    public boolean isLeavingMessage() {
        return status == null && Reasons.LEAVING_MESSAGE.equals(reason);
    }

    /** Whether it says that the call is over, and not how it ended. */
    @JsonIgnore
    public boolean isEndedSomehow() {
        return status == null
                && (Reasons.ENDED.equals(reason) || Reasons.ENDED_ANSWERED.equals(reason));
    }

    /** Whether it says that the callee has heard all that it was to hear. */
    @JsonIgnore
    public boolean isSpoken() {
        return status == null && Reasons.SPOKEN.equals(reason);
    }

    /** Whether it says that the provider has fetched what the callee hears. */
    @JsonIgnore
    public boolean isInstructionsFetched() {
        return status == null && Reasons.INSTRUCTIONS_FETCHED.equals(reason);
    }

    /**
     * The same event under the id that its writer publishes it with: what it tells, and a digest of
     * every word of it but {@code recordedAt}. So two events of one id differ in nothing else,
     * whoever has written them.
     */
    public CallStatusChanged identified() {
        return with(
                eventId + ":" + Digest.of(EventJson.write(with(eventId, Instant.EPOCH))),
                recordedAt);
    }

    private CallStatusChanged with(String id, Instant recorded) {
        return with(id, recorded, answeredBy, ourNumber);
    }

    private CallStatusChanged with(
            String id, Instant recorded, @Nullable AnsweredBy whom, @Nullable PhoneNumber number) {
        return new CallStatusChanged(
                id,
                callId,
                campaignId,
                userId,
                leadId,
                leadName,
                phoneNumber,
                status,
                occurredAt,
                recorded,
                provider,
                providerCallId,
                sequence,
                durationSeconds,
                reason,
                detail,
                ending,
                whom,
                number,
                data);
    }

    /**
     * What it tells, the same whoever tells it and however: that its call reached its status. Each
     * word that we do not know is a thing of its own.
     */
    public String subject() {
        return status == null ? eventId : eventId(callId, status);
    }

    /** Leaves out data and detail, in which providers repeat whole phone numbers. */
    @Override
    public String toString() {
        return "CallStatusChanged[eventId=%s, campaignId=%s, status=%s, reason=%s, providerCallId=%s]"
                .formatted(eventId, campaignId, status, reason, providerCallId);
    }
}
