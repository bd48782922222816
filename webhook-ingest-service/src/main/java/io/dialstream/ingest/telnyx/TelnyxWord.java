package io.dialstream.ingest.telnyx;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event of Telnyx's says of a call (docs: Voice API webhooks). It never says that a call
 * rings.
 *
 * @param status null where it says nothing of the kind, or we do not know the word
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 * @param answeredBy null where it does not say who has answered
 */
record TelnyxWord(
        @Nullable CallStatus status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable AnsweredBy answeredBy) {

    private static final Pattern SIP_FAILURE = Pattern.compile("[3-6][0-9]{2}");
    private static final String SIP_OK = "200";
    private static final int LONGEST_WORD_SHOWN = 40;

    static TelnyxWord read(TelnyxEvent event) {
        return switch (event.type()) {
            case "call.initiated" ->
                    event.isIncoming()
                            ? nothing("Telnyx told of an incoming call.")
                            : of(CallStatus.DIALING);
            case "call.answered" -> of(CallStatus.ANSWERED);
            case "call.hangup" -> end(event.field("hangup_cause"), event.field("sip_hangup_cause"));
            case "call.speak.ended" -> spoken(event.field("status").equals("completed"));
            case "call.gather.ended" -> spoken(isGathered(event.field("status")));
            case "streaming.stopped", "streaming.failed" -> spoken(true);
            case "call.machine.detection.ended" -> detected(event.field("result"));
            case "call.machine.premium.detection.ended" -> premium(event.field("result"));
            case "call.machine.greeting.ended", "call.machine.premium.greeting.ended" ->
                    greeted(event.field("result"));
            default -> nothing("Telnyx said " + shown(event.type()) + ".");
        };
    }

    private static TelnyxWord end(String cause, String sip) {
        return switch (cause) {
            case "normal_clearing" -> over(sip.equals(SIP_OK));
            // Of calls that were answered: the limit counts from the answer on.
            case "time_limit" -> over(true);
            case "timeout", "no_answer" -> of(CallStatus.NO_ANSWER);
            case "user_busy" ->
                    new TelnyxWord(CallStatus.MISSED, Reasons.BUSY, "The callee was busy.", null);
            case "call_rejected" ->
                    new TelnyxWord(
                            CallStatus.MISSED, Reasons.DECLINED, "The callee declined.", null);
            case "originator_cancel" ->
                    new TelnyxWord(
                            CallStatus.FAILED,
                            Reasons.CANCELED,
                            "The call was cancelled before it was answered.",
                            null);
            case "not_found" -> failed(sip);
            case "unspecified" -> sip.equals(SIP_OK) ? over(true) : failed(sip);
            default ->
                    sip.equals(SIP_OK)
                            ? over(true)
                            : nothing("Telnyx said hangup because of " + shown(cause) + ".");
        };
    }

    private static TelnyxWord over(boolean answered) {
        return new TelnyxWord(
                null, answered ? Reasons.ENDED_ANSWERED : Reasons.ENDED, "The call is over.", null);
    }

    private static TelnyxWord failed(String sip) {
        return SIP_FAILURE.matcher(sip).matches()
                ? new TelnyxWord(
                        CallStatus.FAILED,
                        Reasons.sip(sip),
                        "The call failed with SIP response " + sip + ".",
                        null)
                : new TelnyxWord(CallStatus.FAILED, Reasons.UNKNOWN, "The call failed.", null);
    }

    /** What was cancelled gives way to something else, or the call has ended. */
    private static TelnyxWord spoken(boolean toItsEnd) {
        return toItsEnd
                ? new TelnyxWord(null, Reasons.SPOKEN, "The callee has heard what there was.", null)
                : nothing("What the callee heard was cancelled.");
    }

    private static boolean isGathered(String status) {
        return switch (status) {
            case "valid", "invalid", "timeout" -> true;
            default -> false;
        };
    }

    private static TelnyxWord detected(String result) {
        return switch (result) {
            case "human" -> answeredBy(AnsweredBy.HUMAN);
            case "machine" -> answeredBy(AnsweredBy.MACHINE);
            default -> answeredBy(AnsweredBy.UNKNOWN);
        };
    }

    private static TelnyxWord premium(String result) {
        return switch (result) {
            case "human_residence", "human_business" -> answeredBy(AnsweredBy.HUMAN);
            case "machine" ->
                    new TelnyxWord(
                            null,
                            Reasons.GREETING_GOES_ON,
                            "A machine has answered, and its greeting goes on.",
                            AnsweredBy.MACHINE);
            case "fax_detected" -> answeredBy(AnsweredBy.FAX);
            default -> answeredBy(AnsweredBy.UNKNOWN);
        };
    }

    private static TelnyxWord greeted(String result) {
        return switch (result) {
            case "beep_detected", "ended" ->
                    new TelnyxWord(
                            null,
                            Reasons.GREETING_ENDED,
                            "A machine has answered, and its greeting is over.",
                            AnsweredBy.MACHINE);
            case "no_beep_detected" -> answeredBy(AnsweredBy.MACHINE);
            default -> answeredBy(AnsweredBy.UNKNOWN);
        };
    }

    private static TelnyxWord answeredBy(AnsweredBy whom) {
        return new TelnyxWord(
                null,
                null,
                switch (whom) {
                    case HUMAN -> "A human has answered.";
                    case MACHINE -> "A machine has answered.";
                    case FAX -> "A fax has answered.";
                    case UNKNOWN -> "Who has answered is not known.";
                },
                whom);
    }

    private static TelnyxWord of(CallStatus status) {
        return new TelnyxWord(status, null, null, null);
    }

    private static TelnyxWord nothing(String detail) {
        return new TelnyxWord(null, null, detail, null);
    }

    private static String shown(String word) {
        return word.length() <= LONGEST_WORD_SHOWN
                ? word
                : word.substring(0, LONGEST_WORD_SHOWN) + "…";
    }
}
