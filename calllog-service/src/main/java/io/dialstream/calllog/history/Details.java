package io.dialstream.calllog.history;

import io.dialstream.calllog.call.CallDirection;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Reasons;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what an event means. */
final class Details {

    private Details() {}

    static String of(CallStatusChanged event, CallDirection direction) {
        var status = event.status();
        var detail = event.detail();
        if (event.answeredBy() != null && detail != null && status == null) {
            return detail;
        }
        var sentence = status == null ? finding(event) : says(status, event, direction);
        return sentence + because(event.reason()) + "." + (detail == null ? "" : " " + detail);
    }

    private static String finding(CallStatusChanged event) {
        if (event.answeredBy() != null) {
            return "The call was answered by " + event.answeredBy();
        }
        return switch (event.reason()) {
            case Reasons.LEAVING_MESSAGE -> "A message is left on the machine";
            case Reasons.INSTRUCTIONS_FETCHED -> "What the callee hears was fetched";
            case Reasons.ENDED, Reasons.ENDED_ANSWERED -> "The provider says that the call is over";
            case Reasons.SPOKEN -> "The callee has heard everything";
            case null, default -> "The provider sent a status that we do not know";
        };
    }

    private static String says(
            CallStatus status, CallStatusChanged event, CallDirection direction) {
        boolean placed = direction == CallDirection.OUTBOUND;
        return switch (status) {
            case INITIATED -> "The call is about to be dialled";
            case DIALING ->
                    ProviderCallIds.isFound(event)
                            ? "The provider may have taken the call"
                            : "The provider has taken the call";
            case RINGING -> placed ? "The phone rings" : "Somebody calls";
            case ANSWERED -> "The call was answered";
            case COMPLETED -> "The call has ended" + after(event.durationSeconds());
            case NO_ANSWER -> "Nobody answered";
            case MISSED -> placed ? "The callee was busy or declined" : "The call was declined";
            case FAILED -> failure(event.reason());
        };
    }

    private static String failure(@Nullable String reason) {
        return switch (reason) {
            case Reasons.CANCELED -> "The call was cancelled";
            case Reasons.END_UNKNOWN -> "How the call ended never became known";
            case Reasons.DIAL_UNKNOWN -> "Whether the call was dialled never became known";
            case null, default -> "The call failed";
        };
    }

    private static String after(@Nullable Integer seconds) {
        return seconds == null ? "" : " after " + seconds + (seconds == 1 ? " second" : " seconds");
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : " (" + reason + ")";
    }
}
