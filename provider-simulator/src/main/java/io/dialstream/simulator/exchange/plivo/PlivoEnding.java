package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Outcome;

/**
 * How a call has ended, in Plivo's words (docs: Hangup causes).
 *
 * @param word of the callback's CallStatus
 */
record PlivoEnding(String word, int code, String name, String source) {

    /** The ending of a call that has ended in that status. */
    static PlivoEnding of(Call call, CallStatus end) {
        return call.isIncoming() ? ofIncoming(end) : ofOutgoing(call, end);
    }

    private static PlivoEnding ofIncoming(CallStatus end) {
        return switch (end) {
            case COMPLETED -> new PlivoEnding("completed", 4000, "Normal Hangup", "Caller");
            case NO_ANSWER -> new PlivoEnding("cancel", 1000, "Cancelled", "Caller");
            case CANCELED -> new PlivoEnding("cancel", 1000, "Cancelled", "API Request");
            case FAILED -> new PlivoEnding("failed", 7011, "Error Reaching Answer URL", "Error");
            case BUSY, QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                    throw new IllegalArgumentException(end + " is no end of an incoming call");
        };
    }

    private static PlivoEnding ofOutgoing(Call call, CallStatus end) {
        return switch (end) {
            case COMPLETED -> new PlivoEnding("completed", 4000, "Normal Hangup", "Callee");
            case BUSY -> new PlivoEnding("busy", 3010, "Busy Line", "Carrier");
            case NO_ANSWER ->
                    new PlivoEnding(
                            call.plan().outcome() == Outcome.NO_ANSWER ? "no-answer" : "timeout",
                            3000,
                            "No Answer",
                            "Plivo");
            case CANCELED -> new PlivoEnding("cancel", 1000, "Cancelled", "API Request");
            case FAILED -> failed(call);
            case QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                    throw new IllegalArgumentException(end + " is no end");
        };
    }

    private static PlivoEnding failed(Call call) {
        Integer sip = call.sipCode();
        return switch (sip == null ? 0 : sip) {
            case 404, 484 ->
                    new PlivoEnding("failed", 2000, "Invalid Destination Address", "Carrier");
            case 410, 480 ->
                    new PlivoEnding("failed", 2010, "Destination Out Of Service", "Carrier");
            default -> new PlivoEnding("failed", 0, "Unknown", "Unknown");
        };
    }
}
