package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody makes to a number of ours reached a status. Each tells all that its writer
 * knows of the call, since any of them may be the first that is written. The rank of its status
 * decides, as of calls that we place; INITIATED and DIALING are none of an incoming call.
 *
 * @param callId derived from the account and the provider's id, see {@link CallIds#incoming(String,
 *     String)}
 * @param userId whose number it is; null when it is nobody's any more
 * @param agentId who takes calls to the number; null when nobody does any more
 * @param phoneNumber the caller; null of one who does not show it
 * @param ourNumber who is called
 * @param status null when the provider used a word that we do not know
 * @param occurredAt the provider's clock; null when it gave none
 * @param recordedAt our clock, milliseconds
 * @param provider the id of the account that the number belongs to
 * @param sequence the provider's count of callbacks of this call, from 0
 * @param durationSeconds talk time as the provider measured it
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 * @param data the provider's fields as received
 */
public record IncomingCallChanged(
        String eventId,
        String callId,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable PhoneNumber phoneNumber,
        PhoneNumber ourNumber,
        @Nullable CallStatus status,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        String provider,
        String providerCallId,
        @Nullable Integer sequence,
        @Nullable Integer durationSeconds,
        @Nullable String reason,
        @Nullable String detail,
        Map<String, String> data)
        implements Event {

    public IncomingCallChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(ourNumber, "ourNumber");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerCallId, "providerCallId");
        data = ReceivedFields.copyOf(data);
        if (status == CallStatus.INITIATED || status == CallStatus.DIALING) {
            throw new IllegalArgumentException("status " + status + " is of a call that we place");
        }
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.INCOMING_CALLS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return callId;
    }

    /**
     * The same event under the id that its writer publishes it with: what it tells, and a digest of
     * every word of it but {@code recordedAt}.
     */
    public IncomingCallChanged identified() {
        return with(
                eventId + ":" + Digest.of(EventJson.write(with(eventId, Instant.EPOCH))),
                recordedAt);
    }

    private IncomingCallChanged with(String id, Instant recorded) {
        return new IncomingCallChanged(
                id,
                callId,
                userId,
                agentId,
                phoneNumber,
                ourNumber,
                status,
                occurredAt,
                recorded,
                provider,
                providerCallId,
                sequence,
                durationSeconds,
                reason,
                detail,
                data);
    }

    /** What it tells, however it is worded: that its call reached its status. */
    public String subject() {
        return status == null ? eventId : CallStatusChanged.eventId(callId, status);
    }

    /** Leaves out numbers, data and detail, in which providers repeat whole phone numbers. */
    @Override
    public String toString() {
        return "IncomingCallChanged[eventId=%s, status=%s, reason=%s, providerCallId=%s]"
                .formatted(eventId, status, reason, providerCallId);
    }
}
