package io.dialstream.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of each type with every field populated, one with all null that may be, and some as
 * they are met in life.
 */
final class ExampleEvents {

    private static final String CAMPAIGN = "b7c1d2e4";
    private static final String CALL = "b7c1d2e4-17-1";
    private static final String SINGLE_CALL = "f09a5c31";
    private static final String USER = "alice";
    private static final String PROVIDER = "twilio";
    private static final String PROVIDER_CALL = "CA00000000000000000000000000000017";
    private static final PhoneNumber LEAD_NUMBER = new PhoneNumber("+15005550017");
    private static final PhoneNumber CALLER_ID = new PhoneNumber("+15005550006");
    private static final Instant RECORDED = Instant.parse("2026-11-22T16:00:42.137Z");

    private ExampleEvents() {}

    /** All of them, by the name of their golden file. */
    static Map<String, Event> byName() {
        var examples = new LinkedHashMap<String, Event>();
        populated().forEach(event -> examples.put(nameOf(event), event));
        minimal().forEach(event -> examples.put(nameOf(event) + ".minimal", event));
        examples.put("PlaceCall.optOut", aCommandWithAKeyToPress());
        examples.put("CallStatusChanged.initiated", anInitiatedCall());
        examples.put("CallStatusChanged.completed", aCompletedCall());
        examples.put("CallStatusChanged.expired", anExpiry());
        examples.put("CallStatusChanged.verdict", aVerdict());
        examples.put("CallStatusChanged.message", aMessageThatIsLeft());
        examples.put("CallRecorded.completed", aRecordOfACompletedCall());
        return examples;
    }

    static String nameOf(Event event) {
        return event.getClass().getSimpleName();
    }

    static List<Event> populated() {
        return List.of(
                new CampaignStarted(
                        CampaignEvent.eventId(CAMPAIGN, 1),
                        CAMPAIGN,
                        USER,
                        1,
                        RECORDED,
                        "agent-7",
                        "Renewals in November",
                        100,
                        5),
                aPause("PROVIDER_20003 Authenticate"),
                new CampaignResumed(
                        CampaignEvent.eventId(CAMPAIGN, 3), CAMPAIGN, USER, 3, RECORDED),
                new CampaignStopped(
                        CampaignEvent.eventId(CAMPAIGN, 4), CAMPAIGN, USER, 4, RECORDED, true),
                new CampaignCompleted(
                        CampaignEvent.eventId(CAMPAIGN, 4), CAMPAIGN, USER, 4, RECORDED),
                new CampaignFailed(
                        CampaignEvent.eventId(CAMPAIGN, 4),
                        CAMPAIGN,
                        USER,
                        4,
                        RECORDED,
                        "the agent was deleted"),
                new CampaignSettingsChanged(
                        CampaignEvent.eventId(CAMPAIGN, 3), CAMPAIGN, USER, 3, RECORDED),
                aCommand(),
                aRefusedCall(),
                someProgress(),
                someStats(),
                aRecordOfACallThatBroke(),
                anOptOut(CALL, CAMPAIGN, "crm-4711"),
                aCallThatCameIn(),
                aReturn(),
                aRoute(),
                anAccount());
    }

    static List<Event> minimal() {
        return List.of(
                new CampaignPaused(
                        CampaignEvent.eventId(CAMPAIGN, 2), CAMPAIGN, USER, 2, RECORDED, null),
                aCommandForASingleCall(),
                anUnknownWord(),
                progressWithNobodyWaiting(),
                statsOfFormerTimes(),
                anOptOut(SINGLE_CALL, null, null),
                anUnknownWordOfAnAnonymousCaller(),
                NumberRouteChanged.gone(CALLER_ID, 4, RECORDED),
                anAccountOfFormerTimes(),
                aRecordOfACallNeverAnswered());
    }

    private static CampaignPaused aPause(String reason) {
        return new CampaignPaused(
                CampaignEvent.eventId(CAMPAIGN, 2), CAMPAIGN, USER, 2, RECORDED, reason);
    }

    private static PlaceCall aCommand() {
        return new PlaceCall(
                PlaceCall.eventId(CALL, RECORDED.plusSeconds(60)),
                CALL,
                CAMPAIGN,
                USER,
                "crm-4711",
                "Ada Lovelace",
                LEAD_NUMBER,
                1,
                5,
                CALLER_ID,
                "twilio",
                List.of("eu"),
                new AnswerInstructions(
                        "wss://agents.example.com/media",
                        null,
                        AnsweringMachine.LEAVE_MESSAGE,
                        "Please call us back about your renewal."),
                RECORDED.plusSeconds(60),
                RECORDED);
    }

    private static PlaceCall aCommandForASingleCall() {
        return aCommandForASingleCall(new AnswerInstructions(null, "Your table is ready."));
    }

    private static PlaceCall aCommandWithAKeyToPress() {
        return aCommandForASingleCall(
                new AnswerInstructions(null, "Your car is due for its yearly service.")
                        .withOptOut("9", "Press nine to hear from us no more."));
    }

    private static PlaceCall aCommandForASingleCall(AnswerInstructions answer) {
        return new PlaceCall(
                PlaceCall.eventId(SINGLE_CALL),
                SINGLE_CALL,
                null,
                USER,
                "1",
                "Ada Lovelace",
                LEAD_NUMBER,
                1,
                1,
                null,
                null,
                answer,
                RECORDED);
    }

    /** No real record has all of these fields; the golden file shows each one once. */
    private static CallStatusChanged aRefusedCall() {
        var data = new LinkedHashMap<String, String>();
        data.put("CallSid", PROVIDER_CALL);
        data.put("CallStatus", "failed");
        data.put("CallDuration", "0");
        return new CallStatusChanged(
                        CallStatusChanged.eventId(CALL, CallStatus.FAILED),
                        CALL,
                        CAMPAIGN,
                        USER,
                        "crm-4711",
                        "Ada Lovelace",
                        LEAD_NUMBER,
                        CallStatus.FAILED,
                        Instant.parse("2026-11-22T16:00:41Z"),
                        RECORDED,
                        PROVIDER,
                        PROVIDER_CALL,
                        2,
                        0,
                        Reasons.provider("20003"),
                        "The provider refused the credentials.",
                        Endings.CREDENTIALS_REFUSED,
                        AnsweredBy.UNKNOWN,
                        CALLER_ID,
                        data)
                .identified();
    }

    private static CallStatusChanged anInitiatedCall() {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(CALL, CallStatus.INITIATED),
                        CALL,
                        CAMPAIGN,
                        USER,
                        "crm-4711",
                        "Ada Lovelace",
                        LEAD_NUMBER,
                        CallStatus.INITIATED,
                        null,
                        Instant.parse("2026-11-22T15:59:48.902Z"),
                        PROVIDER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of())
                .from(CALLER_ID)
                .identified();
    }

    private static CallStatusChanged aCompletedCall() {
        var data = new LinkedHashMap<String, String>();
        data.put("CallSid", PROVIDER_CALL);
        data.put("CallStatus", "completed");
        data.put("CallDuration", "40");
        data.put("SequenceNumber", "3");
        return new CallStatusChanged(
                        CallStatusChanged.eventId(CALL, CallStatus.COMPLETED),
                        CALL,
                        CAMPAIGN,
                        null,
                        "crm-4711",
                        null,
                        null,
                        CallStatus.COMPLETED,
                        Instant.parse("2026-11-22T16:00:41Z"),
                        RECORDED,
                        PROVIDER,
                        PROVIDER_CALL,
                        3,
                        40,
                        null,
                        null,
                        null,
                        data)
                .identified();
    }

    private static CallStatusChanged anExpiry() {
        return CallStatusChanged.expired(aCommand(), RECORDED.plusSeconds(60), RECORDED);
    }

    private static CallStatusChanged aVerdict() {
        var data = new LinkedHashMap<String, String>();
        data.put("CallSid", PROVIDER_CALL);
        data.put("AnsweredBy", "machine_end_beep");
        data.put("MachineDetectionDuration", "5230");
        return aFinding(
                        "answered-by:MACHINE",
                        null,
                        Reasons.GREETING_ENDED,
                        "A machine has answered, and its greeting is over.",
                        data)
                .answeredBy(AnsweredBy.MACHINE)
                .identified();
    }

    private static CallStatusChanged aMessageThatIsLeft() {
        return aFinding("leaving-message", USER, Reasons.LEAVING_MESSAGE, null, Map.of())
                .identified();
    }

    /** What is learnt about a call that stays where it is. */
    private static CallStatusChanged aFinding(
            String what,
            @Nullable String userId,
            String reason,
            @Nullable String detail,
            Map<String, String> data) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(CALL, what),
                CALL,
                CAMPAIGN,
                userId,
                "crm-4711",
                null,
                null,
                null,
                null,
                RECORDED,
                PROVIDER,
                PROVIDER_CALL,
                null,
                null,
                reason,
                detail,
                null,
                data);
    }

    private static CallStatusChanged anUnknownWord() {
        return new CallStatusChanged(
                CallStatusChanged.rawEventId(SINGLE_CALL, "parked", null),
                SINGLE_CALL,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                RECORDED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static LeadProgressChanged someProgress() {
        return new LeadProgressChanged(
                LeadProgressChanged.eventId(CAMPAIGN, 61),
                CAMPAIGN,
                USER,
                61,
                RECORDED,
                100,
                66,
                10,
                5,
                3,
                20,
                0,
                1,
                Instant.parse("2026-11-22T16:15:42.137Z"));
    }

    private static LeadProgressChanged progressWithNobodyWaiting() {
        return new LeadProgressChanged(
                LeadProgressChanged.eventId(CAMPAIGN, 62),
                CAMPAIGN,
                USER,
                62,
                RECORDED,
                100,
                69,
                10,
                5,
                0,
                20,
                0,
                1,
                null);
    }

    private static CampaignStatsChanged someStats() {
        return new CampaignStatsChanged(
                CampaignStatsChanged.eventId(CAMPAIGN, 83),
                CAMPAIGN,
                USER,
                83,
                RECORDED,
                24,
                5,
                12,
                2,
                3,
                3,
                509,
                42.4,
                4L);
    }

    private static CampaignStatsChanged statsOfFormerTimes() {
        return new CampaignStatsChanged(
                CampaignStatsChanged.eventId(CAMPAIGN, 83),
                CAMPAIGN,
                USER,
                83,
                RECORDED,
                20,
                5,
                12,
                2,
                3,
                3,
                509,
                42.4,
                null);
    }

    private static CalleeOptedOut anOptOut(
            String callId, @Nullable String campaignId, @Nullable String leadId) {
        return new CalleeOptedOut(
                CalleeOptedOut.eventId(callId),
                callId,
                campaignId,
                leadId,
                PROVIDER,
                PROVIDER_CALL,
                RECORDED);
    }

    private static IncomingCallChanged aCallThatCameIn() {
        var data = new LinkedHashMap<String, String>();
        data.put("CallSid", PROVIDER_CALL);
        data.put("CallStatus", "completed");
        data.put("Direction", "inbound");
        data.put("CallDuration", "40");
        var callId = CallIds.incoming(PROVIDER, PROVIDER_CALL);
        return new IncomingCallChanged(
                        CallStatusChanged.eventId(callId, CallStatus.COMPLETED),
                        callId,
                        USER,
                        "agent-7",
                        LEAD_NUMBER,
                        CALLER_ID,
                        CallStatus.COMPLETED,
                        Instant.parse("2026-11-22T16:00:41Z"),
                        RECORDED,
                        PROVIDER,
                        PROVIDER_CALL,
                        2,
                        40,
                        Reasons.UNKNOWN,
                        "The caller has hung up.",
                        data)
                .identified();
    }

    private static IncomingCallChanged anUnknownWordOfAnAnonymousCaller() {
        var callId = CallIds.incoming(PROVIDER, PROVIDER_CALL);
        return new IncomingCallChanged(
                CallStatusChanged.rawEventId(callId, "parked", null),
                callId,
                null,
                null,
                null,
                CALLER_ID,
                null,
                null,
                RECORDED,
                PROVIDER,
                PROVIDER_CALL,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static CallReturned aReturn() {
        var callId = CallIds.incoming(PROVIDER, PROVIDER_CALL);
        return new CallReturned(
                CallReturned.eventId(callId),
                callId,
                CALL,
                CAMPAIGN,
                "crm-4711",
                USER,
                CallMatch.CALLER_ID,
                RECORDED);
    }

    private static NumberRouteChanged aRoute() {
        return new NumberRouteChanged(
                NumberRouteChanged.eventId(CALLER_ID, 3),
                CALLER_ID,
                3,
                USER,
                "agent-7",
                PROVIDER,
                new AnswerInstructions(
                        null,
                        "Thank you for calling back.",
                        AnsweringMachine.HANG_UP,
                        "Please call again.",
                        "9",
                        "Press nine to hear from us no more."),
                RECORDED);
    }

    private static ProviderAccountChanged anAccount() {
        return new ProviderAccountChanged(
                ProviderAccountChanged.eventId(PROVIDER, "dialer-1", RECORDED),
                PROVIDER,
                "twilio",
                true,
                List.of(AnswerKind.MESSAGE, AnswerKind.MEDIA_STREAM, AnswerKind.INSTRUCTIONS),
                List.of(AccountFeature.HANG_UP_ON_MACHINES, AccountFeature.OPT_OUT),
                "dialer-1",
                AccountState.PROVIDER_DOWN,
                RECORDED.plusSeconds(30),
                17,
                Instant.parse("2026-11-22T16:00:43.004Z"),
                RECORDED);
    }

    private static ProviderAccountChanged anAccountOfFormerTimes() {
        return new ProviderAccountChanged(
                "twilio:account:1795363242137",
                PROVIDER,
                "twilio",
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                RECORDED);
    }

    private static CallRecorded aRecordOfACallThatBroke() {
        return anAnsweredCall(CallStatus.FAILED, Reasons.sip("503"));
    }

    private static CallRecorded aRecordOfACompletedCall() {
        return anAnsweredCall(CallStatus.COMPLETED, null);
    }

    private static CallRecorded anAnsweredCall(CallStatus status, @Nullable String reason) {
        return new CallRecorded(
                CallRecorded.eventId(CALL),
                CALL,
                CAMPAIGN,
                USER,
                "crm-4711",
                LEAD_NUMBER,
                status,
                reason,
                PROVIDER,
                PROVIDER_CALL,
                true,
                Instant.parse("2026-11-22T15:59:48.902Z"),
                Instant.parse("2026-11-22T16:00:01Z"),
                Instant.parse("2026-11-22T16:00:41Z"),
                40,
                1,
                AnsweredBy.HUMAN,
                RECORDED);
    }

    private static CallRecorded aRecordOfACallNeverAnswered() {
        return new CallRecorded(
                CallRecorded.eventId(SINGLE_CALL),
                SINGLE_CALL,
                null,
                USER,
                "1",
                LEAD_NUMBER,
                CallStatus.FAILED,
                null,
                null,
                null,
                false,
                Instant.parse("2026-11-22T15:59:48.902Z"),
                null,
                Instant.parse("2026-11-22T16:00:41Z"),
                null,
                null,
                null,
                RECORDED);
    }
}
