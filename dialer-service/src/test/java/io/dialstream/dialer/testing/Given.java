package io.dialstream.dialer.testing;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands, moves and statuses for tests. */
public final class Given {

    /** Noon, when every test that controls its clock begins. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final String USER = "alice";

    private Given() {}

    /** The n-th lead's call of a campaign. */
    public static PlaceCall call(String campaignId, int n, int limit) {
        return command(campaignId + "-" + n + "-1", campaignId, n, limit);
    }

    /** A call outside any campaign. */
    public static PlaceCall singleCall(String callId) {
        return command(callId, null, 1, 1);
    }

    private static PlaceCall command(String callId, @Nullable String campaignId, int n, int limit) {
        return new PlaceCall(
                PlaceCall.eventId(callId),
                callId,
                campaignId,
                USER,
                Integer.toString(n),
                "Lead " + n,
                number(callId),
                1,
                limit,
                null,
                null,
                new AnswerInstructions(null, "Hello"),
                NOON);
    }

    /** The same call, at the answer of which this is heard. */
    public static PlaceCall answering(PlaceCall call, AnswerInstructions answer) {
        return new PlaceCall(
                call.eventId(),
                call.callId(),
                call.campaignId(),
                call.userId(),
                call.leadId(),
                call.leadName(),
                call.phoneNumber(),
                call.attempt(),
                call.limit(),
                call.callerId(),
                call.provider(),
                call.fallbackProviders(),
                answer,
                call.notAfter(),
                call.recordedAt());
    }

    /** A number of its own for every call. */
    private static PhoneNumber number(String callId) {
        return new PhoneNumber("+1415%07d".formatted(Math.floorMod(callId.hashCode(), 10_000_000)));
    }

    public static CampaignStarted started(String campaignId, long revision) {
        return new CampaignStarted(
                id(campaignId, revision),
                campaignId,
                USER,
                revision,
                NOON,
                "agent",
                "A campaign",
                100,
                5);
    }

    public static CampaignPaused paused(String campaignId, long revision) {
        return new CampaignPaused(id(campaignId, revision), campaignId, USER, revision, NOON, null);
    }

    public static CampaignResumed resumed(String campaignId, long revision) {
        return new CampaignResumed(id(campaignId, revision), campaignId, USER, revision, NOON);
    }

    public static CampaignStopped stopped(String campaignId, long revision, boolean hangup) {
        return new CampaignStopped(
                id(campaignId, revision), campaignId, USER, revision, NOON, hangup);
    }

    public static CampaignCompleted completed(String campaignId, long revision) {
        return new CampaignCompleted(id(campaignId, revision), campaignId, USER, revision, NOON);
    }

    public static CampaignFailed failed(String campaignId, long revision) {
        return new CampaignFailed(
                id(campaignId, revision), campaignId, USER, revision, NOON, "no agent");
    }

    private static String id(String campaignId, long revision) {
        return CampaignEvent.eventId(campaignId, revision);
    }

    /** A callback of the provider: its sequence is the rank, its time noon and as many seconds. */
    public static CallStatusChanged callback(
            PlaceCall call, CallStatus status, String providerCallId) {
        return status(call, status, providerCallId, status.rank(), null, false, at(status));
    }

    /** What the dialer says once it knows what the provider calls a call. */
    public static CallStatusChanged dialing(PlaceCall call, String providerCallId) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(call.callId(), CallStatus.DIALING),
                call.callId(),
                call.campaignId(),
                call.userId(),
                call.leadId(),
                null,
                null,
                CallStatus.DIALING,
                null,
                NOON,
                "twilio",
                providerCallId,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** A callback of a call that has no status. */
    public static CallStatusChanged finding(
            PlaceCall call, String reason, String providerCallId, Instant occurredAt) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(call.callId(), reason),
                call.callId(),
                call.campaignId(),
                null,
                call.leadId(),
                null,
                null,
                null,
                occurredAt,
                NOON,
                "twilio",
                providerCallId,
                null,
                null,
                reason,
                null,
                null,
                Map.of());
    }

    /** What the dialer says once it has found a call in the provider's list. */
    public static CallStatusChanged found(PlaceCall call, String providerCallId) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(call.callId(), CallStatus.DIALING),
                call.callId(),
                call.campaignId(),
                null,
                call.leadId(),
                null,
                null,
                CallStatus.DIALING,
                null,
                NOON,
                "twilio",
                providerCallId,
                null,
                null,
                Reasons.FOUND,
                null,
                null,
                Map.of());
    }

    private static Instant at(CallStatus status) {
        return NOON.plusSeconds(status.rank());
    }

    /** The end of a call of which the provider did not accept who we are. */
    public static CallStatusChanged leadReturned(PlaceCall call) {
        return status(call, CallStatus.FAILED, null, null, "PROVIDER_20003", true, NOON);
    }

    public static CallStatusChanged status(
            PlaceCall call,
            @Nullable CallStatus status,
            @Nullable String providerCallId,
            @Nullable Integer sequence,
            @Nullable String reason,
            boolean leadReturned,
            Instant recordedAt) {
        return new CallStatusChanged(
                call.callId() + ":" + status,
                call.callId(),
                call.campaignId(),
                null,
                null,
                null,
                null,
                status,
                recordedAt,
                recordedAt,
                "twilio",
                providerCallId,
                sequence,
                status == CallStatus.COMPLETED ? 7 : null,
                reason,
                null,
                leadReturned ? Endings.CREDENTIALS_REFUSED : null,
                Map.of());
    }
}
