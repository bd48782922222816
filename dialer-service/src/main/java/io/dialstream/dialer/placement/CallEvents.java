package io.dialstream.dialer.placement;

import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the dialer says about a call. Said again it has the same words and the same id, and only
 * {@code recordedAt} is another; {@code occurredAt} is the provider's clock and never ours.
 */
public final class CallEvents {

    private static final Map<String, String> NO_DATA = Map.of();

    private CallEvents() {}

    static CallStatusChanged initiated(
            PlaceCall call, String provider, PhoneNumber from, Instant at) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(call.callId(), INITIATED),
                        call.callId(),
                        call.campaignId(),
                        call.userId(),
                        call.leadId(),
                        call.leadName(),
                        call.phoneNumber(),
                        INITIATED,
                        null,
                        at,
                        provider,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        NO_DATA)
                .from(from)
                .identified();
    }

    static CallStatusChanged dialing(
            PlaceCall call, String provider, PhoneNumber from, String providerCallId, Instant now) {
        return changed(call, DIALING, provider, providerCallId, null, Ending.NONE, NO_DATA, now)
                .from(from)
                .identified();
    }

    /**
     * The provider seems to have the call. It names no user, so that the id is not taken as told,
     * see {@link io.dialstream.events.ProviderCallIds}.
     */
    static CallStatusChanged found(
            PlaceCall call, String provider, PhoneNumber from, String providerCallId, Instant now) {
        return shown(
                call,
                provider,
                from,
                providerCallId,
                Reasons.FOUND,
                "Found in the provider's list of calls between the two numbers, as "
                        + providerCallId,
                now);
    }

    /** The provider has the call, and names it otherwise from its first callback on. */
    static CallStatusChanged provisional(
            PlaceCall call, String provider, PhoneNumber from, String providerCallId, Instant now) {
        return shown(call, provider, from, providerCallId, Reasons.PROVISIONAL, null, now);
    }

    private static CallStatusChanged shown(
            PlaceCall call,
            String provider,
            PhoneNumber from,
            String providerCallId,
            String reason,
            @Nullable String detail,
            Instant now) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(call.callId(), DIALING),
                        call.callId(),
                        call.campaignId(),
                        null,
                        call.leadId(),
                        null,
                        null,
                        DIALING,
                        null,
                        now,
                        provider,
                        providerCallId,
                        null,
                        null,
                        reason,
                        detail,
                        null,
                        NO_DATA)
                .from(from)
                .identified();
    }

    static CallStatusChanged refused(
            PlaceCall call, String provider, Refused refused, Instant now) {
        var ending = new Ending(null, refused.reason(), refused.detail(), refused.ending());
        return changed(call, FAILED, provider, null, null, ending, NO_DATA, now).identified();
    }

    /** The end of a call that was maybe placed and maybe not. */
    static CallStatusChanged unknown(PlaceCall call, String provider, Instant now) {
        return unknown(call, provider, "The provider did not say whether it placed the call", now);
    }

    /** The end of a call of which one in the provider's list may have been a stranger's. */
    public static CallStatusChanged unproven(PlaceCall call, String provider, Instant now) {
        return unknown(
                call,
                provider,
                "The provider has a call between the two numbers, and nothing shows that it is"
                        + " this one",
                now);
    }

    private static CallStatusChanged unknown(
            PlaceCall call, String provider, String detail, Instant now) {
        var ending = new Ending(null, Reasons.DIAL_UNKNOWN, detail, null);
        return changed(call, FAILED, provider, null, null, ending, NO_DATA, now).identified();
    }

    /** The provider has shown that a call which was only found is ours. */
    public static CallStatusChanged shown(
            PlaceCall call, String provider, ProviderCall shown, Instant now) {
        return changed(
                        call,
                        DIALING,
                        provider,
                        shown.providerCallId(),
                        shown.createdAt(),
                        Ending.NONE,
                        NO_DATA,
                        now)
                .identified();
    }

    /**
     * A status that the provider told when it was asked for the call.
     *
     * @param providerCallId null when it is not certain that it is this call's
     */
    public static CallStatusChanged seen(
            PlaceCall call,
            String provider,
            @Nullable String providerCallId,
            ProviderCall seen,
            CallStatus status,
            Instant now) {
        var ending = new Ending(seen.durationSeconds(), reason(status, seen), null, null);
        return changed(
                        call,
                        status,
                        provider,
                        providerCallId,
                        seen.endedAt(),
                        ending,
                        seen.data(),
                        now)
                .identified();
    }

    /**
     * The end of a call of which the provider does not tell how it ended.
     *
     * @param providerCallId null when it is not certain that it is this call's
     * @param endedAt the provider's clock; null when not told
     */
    public static CallStatusChanged concluded(
            PlaceCall call,
            String provider,
            @Nullable String providerCallId,
            CallStatus status,
            @Nullable Instant endedAt,
            Instant now) {
        return changed(call, status, provider, providerCallId, endedAt, Ending.NONE, NO_DATA, now)
                .identified();
    }

    /**
     * The call is over, and what the provider has of it does not say whether it was answered.
     *
     * @param providerCallId null when it is not certain that it is this call's
     */
    public static CallStatusChanged ended(
            PlaceCall call,
            String provider,
            @Nullable String providerCallId,
            ProviderCall seen,
            Instant now) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(call.callId(), "ended"),
                        call.callId(),
                        call.campaignId(),
                        call.userId(),
                        call.leadId(),
                        null,
                        null,
                        null,
                        seen.endedAt(),
                        now,
                        provider,
                        providerCallId,
                        null,
                        null,
                        Reasons.ENDED,
                        null,
                        null,
                        seen.data())
                .identified();
    }

    /** The end of a call of which the provider does not say any more how it has ended. */
    public static CallStatusChanged endUnknown(
            PlaceCall call, String provider, @Nullable String providerCallId, Instant now) {
        var ending =
                new Ending(
                        null,
                        Reasons.END_UNKNOWN,
                        "The provider does not say how the call has ended",
                        null);
        return changed(call, FAILED, provider, providerCallId, null, ending, NO_DATA, now)
                .identified();
    }

    /** The end of a call that the provider never had, as it would know it. */
    public static CallStatusChanged lost(
            PlaceCall call, String provider, @Nullable String providerCallId, Instant now) {
        var ending = new Ending(null, Reasons.UNKNOWN, "The provider does not know the call", null);
        return changed(call, FAILED, provider, providerCallId, null, ending, NO_DATA, now)
                .identified();
    }

    /**
     * A machine is about to get a message.
     *
     * @param providerCallId null when it is not certain that it is this call's
     */
    public static CallStatusChanged leavingMessage(
            PlaceCall call, String provider, @Nullable String providerCallId, Instant now) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(call.callId(), "leaving-message"),
                        call.callId(),
                        call.campaignId(),
                        call.userId(),
                        call.leadId(),
                        null,
                        null,
                        null,
                        null,
                        now,
                        provider,
                        providerCallId,
                        null,
                        null,
                        Reasons.LEAVING_MESSAGE,
                        null,
                        null,
                        NO_DATA)
                .identified();
    }

    private static @Nullable String reason(CallStatus status, ProviderCall seen) {
        return status == FAILED && seen.reason() == null ? Reasons.UNKNOWN : seen.reason();
    }

    /** What only a final status has. */
    private record Ending(
            @Nullable Integer durationSeconds,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String kind) {

        static final Ending NONE = new Ending(null, null, null, null);
    }

    private static CallStatusChanged changed(
            PlaceCall call,
            CallStatus status,
            String provider,
            @Nullable String providerCallId,
            @Nullable Instant occurredAt,
            Ending ending,
            Map<String, String> data,
            Instant now) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(call.callId(), status),
                call.callId(),
                call.campaignId(),
                call.userId(),
                call.leadId(),
                null,
                null,
                status,
                occurredAt,
                now,
                provider,
                providerCallId,
                null,
                ending.durationSeconds(),
                ending.reason(),
                ending.detail(),
                ending.kind(),
                data);
    }
}
