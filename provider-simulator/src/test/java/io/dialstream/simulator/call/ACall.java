package io.dialstream.simulator.call;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Calls for tests, in any status. */
public final class ACall {

    /** The id of a second account. */
    public static final String EAST = "east";

    public static final Accounts ACCOUNTS =
            Accounts.of(twilio(Account.FIRST, "AC1", "12345"), twilio(EAST, "AC2", "67890"));

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String SID = "CA00000000000000000000000000000001";
    public static final String TO = "+15550001111";
    public static final String FROM = "+15550002222";

    private ACall() {}

    private static Account twilio(String id, String sid, String token) {
        return new Account(id, "twilio", Map.of("ACCOUNTSID", sid, "AUTHTOKEN", token));
    }

    /** A request that wants to hear everything, with ids in its query. */
    public static CallRequest request() {
        return requestTo(TO, "c1", "k1", EnumSet.allOf(ProgressEvent.class));
    }

    public static CallRequest requestTo(
            String to, String campaignId, String callId, Set<ProgressEvent> events) {
        String url =
                "http://caller.test/status?campaignId="
                        + campaignId
                        + "&callId="
                        + callId
                        + "#rc=5";
        return new CallRequest(
                Account.FIRST,
                to,
                FROM,
                new VoiceInstructions.Given("<Response/>"),
                new StatusCallback(url, "POST", events),
                60,
                3600,
                false);
    }

    /** Sets up for 1 s, rings for 5 s and talks for 30 s, if it comes to that. */
    public static CallPlan plan(Outcome outcome) {
        double ring = outcome == Outcome.FAILED ? 0 : 5;
        int talk = outcome == Outcome.COMPLETED ? 30 : 0;
        return switch (outcome) {
            case NO_ANSWER -> new CallPlan(outcome, 1, CallPlan.FOREVER, 0, 404, 1);
            case HANG -> new CallPlan(outcome, 1, ring, CallPlan.FOREVER, 404, 1);
            case COMPLETED, BUSY, FAILED, MACHINE, FAX ->
                    new CallPlan(outcome, 1, ring, talk, 404, 1);
        };
    }

    public static Call queued(Outcome outcome) {
        return queued(plan(outcome));
    }

    public static Call queued(CallPlan plan) {
        return Call.accepted(SID, 1, request(), plan, NOON);
    }

    /** A call that has come in and does not ring yet. */
    public static Call incoming(CallPlan plan) {
        CallRequest asked = request();
        CallRequest request =
                new CallRequest(
                        asked.account(),
                        FROM,
                        TO,
                        asked.voice(),
                        asked.statusCallback(),
                        60,
                        3600,
                        false,
                        null,
                        new CallRequest.Incoming(null));
        return Call.accepted(SID, 1, request, plan, NOON);
    }

    /** The call after the inputs, each of which must move it, one second apart. */
    public static Call after(Call call, CallInput... inputs) {
        Call current = call;
        for (CallInput input : inputs) {
            Instant at = current.updatedAt().plusSeconds(1);
            current = current.moved(CallLife.decide(current, input, at).orElseThrow());
        }
        return current;
    }

    /** A call in that status. */
    public static Call in(CallStatus status) {
        return switch (status) {
            case QUEUED -> queued(Outcome.COMPLETED);
            case INITIATED -> after(queued(Outcome.COMPLETED), CallInput.START);
            case RINGING -> after(in(CallStatus.INITIATED), CallInput.ELAPSE);
            case IN_PROGRESS -> after(in(CallStatus.RINGING), CallInput.ELAPSE);
            case COMPLETED -> after(in(CallStatus.IN_PROGRESS), CallInput.ELAPSE);
            case CANCELED -> after(in(CallStatus.RINGING), CallInput.CANCEL);
            case BUSY -> ended(Outcome.BUSY);
            case NO_ANSWER -> ended(Outcome.NO_ANSWER);
            case FAILED -> ended(Outcome.FAILED);
        };
    }

    /** A call that nobody interfered with, at its end. */
    public static Call ended(Outcome outcome) {
        Call call = after(queued(outcome), CallInput.START);
        while (call.isLive()) {
            call = after(call, CallInput.ELAPSE);
        }
        return call;
    }

    /** What happened last. */
    public static Move lastMove(Call call) {
        return Objects.requireNonNull(call.moves().getLast());
    }
}
