package io.dialstream.calllog.testing;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events of one call: each status happens ten seconds times its rank after the call's
 * start by the provider's clock, and is recorded 137 milliseconds later.
 */
public record CallEvents(
        String callId,
        @Nullable String campaignId,
        String userId,
        Instant start,
        String leadId,
        PhoneNumber number) {

    public static final Instant START = Instant.parse("2026-11-22T16:00:00Z");
    public static final PhoneNumber NUMBER = new PhoneNumber("+15005550017");
    public static final String LEAD = "crm-4711";

    private static final int SECONDS_A_RANK = 10;
    private static final int RECORDED_MILLIS_LATER = 137;

    public static CallEvents inCampaign(String callId, String campaignId) {
        return new CallEvents(callId, campaignId, "alice", START, LEAD, NUMBER);
    }

    public static CallEvents outsideCampaigns(String callId) {
        return new CallEvents(callId, null, "alice", START, LEAD, NUMBER);
    }

    public CallEvents of(String user) {
        return new CallEvents(callId, campaignId, user, start, leadId, number);
    }

    public CallEvents startingAt(Instant time) {
        return new CallEvents(callId, campaignId, userId, time, leadId, number);
    }

    public CallEvents to(String lead, String phoneNumber) {
        return new CallEvents(
                callId, campaignId, userId, start, lead, new PhoneNumber(phoneNumber));
    }

    public CallStatusChanged initiated() {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, CallStatus.INITIATED),
                callId,
                campaignId,
                userId,
                leadId,
                "Ada Lovelace",
                number,
                CallStatus.INITIATED,
                null,
                recorded(CallStatus.INITIATED),
                "twilio",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    public CallStatusChanged dialing() {
        return reached(CallStatus.DIALING);
    }

    /** The dialer has the provider's answer: by this id the call is known from here on. */
    public CallStatusChanged dialled() {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, CallStatus.DIALING),
                callId,
                campaignId,
                userId,
                leadId,
                null,
                null,
                CallStatus.DIALING,
                null,
                recorded(CallStatus.DIALING),
                "twilio",
                "CA-" + callId,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** A callback that names this call and is about another one of the provider's. */
    public CallStatusChanged forged(CallStatus status) {
        return callback("CA-child", status, 3_600, null, null);
    }

    /** The dialer has concluded from the provider's list that this is the call. */
    public CallStatusChanged concluded(String providerCallId) {
        return callback(providerCallId, CallStatus.DIALING, null, Reasons.FOUND, null);
    }

    /** The provider has taken an order for the call, and names the call itself later. */
    public CallStatusChanged provisional(String orderId) {
        return callback(orderId, CallStatus.DIALING, null, Reasons.PROVISIONAL, null);
    }

    public CallStatusChanged ringing() {
        return reached(CallStatus.RINGING);
    }

    public CallStatusChanged answered() {
        return reached(CallStatus.ANSWERED);
    }

    public CallStatusChanged completed(@Nullable Integer seconds) {
        return ended(CallStatus.COMPLETED, seconds, null);
    }

    /** The event that the call reached this status, as the provider's callback tells it. */
    public CallStatusChanged reached(CallStatus status) {
        return switch (status) {
            case INITIATED -> initiated();
            case DIALING, RINGING, ANSWERED -> callback(status, null, null, null);
            case COMPLETED -> completed(40);
            case NO_ANSWER -> ended(status, 0, null);
            case MISSED -> ended(status, 0, "BUSY");
            case FAILED -> ended(status, 0, "SIP_404");
        };
    }

    public CallStatusChanged ended(
            CallStatus status, @Nullable Integer seconds, @Nullable String reason) {
        return callback(status, seconds, reason, null);
    }

    /** The provider refused our credentials: it knows nothing of the call. */
    public CallStatusChanged refusedCredentials() {
        return withoutProvider("PROVIDER_20003", Endings.CREDENTIALS_REFUSED);
    }

    /** The provider refused the call, say for its number. */
    public CallStatusChanged refused() {
        return withoutProvider("PROVIDER_21211", null);
    }

    /** The provider has found out who has answered. */
    public CallStatusChanged verdict(AnsweredBy whom) {
        return finding("answered-by:" + whom, null, null, "Somebody has answered.")
                .answeredBy(whom);
    }

    /** The dialer leaves a message. */
    public CallStatusChanged leavingMessage() {
        return finding("leaving-message", null, Reasons.LEAVING_MESSAGE, null);
    }

    /** The provider has fetched what the callee hears, so long after the answer. */
    public CallStatusChanged instructedAfter(Duration silence) {
        return finding(
                "instructions-fetched",
                occurred(CallStatus.ANSWERED).plus(silence),
                Reasons.INSTRUCTIONS_FETCHED,
                null);
    }

    private CallStatusChanged finding(
            String what, @Nullable Instant at, @Nullable String reason, @Nullable String detail) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, what),
                callId,
                campaignId,
                null,
                leadId,
                null,
                null,
                null,
                at,
                recorded(CallStatus.ANSWERED),
                "twilio",
                null,
                null,
                null,
                reason,
                detail,
                null,
                Map.of());
    }

    public CallStatusChanged unknownWord(String word, int sequence) {
        return new CallStatusChanged(
                CallStatusChanged.rawEventId(callId, word, sequence),
                callId,
                campaignId,
                null,
                null,
                null,
                null,
                null,
                null,
                recorded(CallStatus.RINGING),
                "twilio",
                "CA-" + callId,
                sequence,
                null,
                null,
                null,
                null,
                Map.of("CallStatus", word));
    }

    private CallStatusChanged callback(
            CallStatus status,
            @Nullable Integer seconds,
            @Nullable String reason,
            @Nullable String ending) {
        return callback("CA-" + callId, status, seconds, reason, ending);
    }

    private CallStatusChanged callback(
            String sid,
            CallStatus status,
            @Nullable Integer seconds,
            @Nullable String reason,
            @Nullable String ending) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, status),
                callId,
                campaignId,
                null,
                null,
                null,
                null,
                status,
                occurred(status),
                recorded(status),
                "twilio",
                sid,
                status.rank(),
                seconds,
                reason,
                null,
                ending,
                Map.of("CallStatus", status.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private CallStatusChanged withoutProvider(String reason, @Nullable String ending) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, CallStatus.FAILED),
                callId,
                campaignId,
                userId,
                leadId,
                null,
                null,
                CallStatus.FAILED,
                null,
                recorded(CallStatus.FAILED),
                "twilio",
                null,
                null,
                null,
                reason,
                "The provider refused the call.",
                ending,
                Map.of());
    }

    public Instant occurred(CallStatus status) {
        return start.plusSeconds((long) SECONDS_A_RANK * status.rank());
    }

    public Instant recorded(CallStatus status) {
        return occurred(status).plusMillis(RECORDED_MILLIS_LATER);
    }
}
