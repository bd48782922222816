package io.dialstream.ingest.vonage;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Vonage's word for the status of a call says. The word decides and not the SIP response.
 *
 * @param status null for a word that we do not know, for a verdict, and for an end that leaves open
 *     whether the call was answered
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 * @param answeredBy who has answered; null of a word that does not tell
 */
record Meaning(
        @Nullable CallStatus status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable AnsweredBy answeredBy) {

    private static final Pattern SIP_CODE = Pattern.compile("[1-6][0-9]{2}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    /** What Vonage finds before it dials, and would find again. */
    private static final Set<String> REFUSALS = Set.of("invalid_number", "restricted");

    private static final int LONGEST_WORD_SHOWN = 40;

    /**
     * What else an event has that matters.
     *
     * @param detail Vonage's word for why a call ended so
     * @param subState of a machine: {@code beep_start} or {@code beep_timeout}
     * @param talked whether there are seconds of talk
     * @param awaitsBeep whether nothing is to be done about a machine before it has beeped
     */
    record Circumstances(
            String detail, String subState, String sipCode, boolean talked, boolean awaitsBeep) {}

    static Meaning of(String word, Circumstances known) {
        return switch (word) {
            case "started" -> of(CallStatus.DIALING);
            case "ringing" -> of(CallStatus.RINGING);
            case "answered" -> of(CallStatus.ANSWERED);
            case "busy" -> ended(CallStatus.MISSED, Reasons.BUSY, "The callee was busy.");
            case "timeout", "unanswered" -> of(CallStatus.NO_ANSWER);
            case "cancelled" ->
                    ended(
                            CallStatus.FAILED,
                            Reasons.CANCELED,
                            "The call was cancelled before it was answered.");
            case "rejected" ->
                    known.detail().equals("declined")
                            ? ended(
                                    CallStatus.MISSED,
                                    Reasons.DECLINED,
                                    "The callee declined the call.")
                            : failed("was rejected", known);
            case "failed" -> failed("failed", known);
            case "completed" ->
                    known.talked()
                            ? of(CallStatus.COMPLETED)
                            : new Meaning(null, Reasons.ENDED, "The call is over.", null);
            case "human" -> answered(AnsweredBy.HUMAN, null, "A human has answered.");
            case "machine" -> machine(known);
            default -> said(word);
        };
    }

    private static Meaning of(CallStatus status) {
        return new Meaning(status, null, null, null);
    }

    private static Meaning ended(CallStatus status, String reason, String detail) {
        return new Meaning(status, reason, detail, null);
    }

    private static Meaning failed(String what, Circumstances known) {
        var why = WORD.matcher(known.detail()).matches() ? ": " + known.detail() : "";
        return ended(CallStatus.FAILED, reason(known), "The call " + what + why + ".");
    }

    private static String reason(Circumstances known) {
        if (REFUSALS.contains(known.detail())) {
            return Reasons.provider(known.detail().toUpperCase(Locale.ROOT));
        }
        return SIP_CODE.matcher(known.sipCode()).matches()
                ? Reasons.sip(known.sipCode())
                : Reasons.UNKNOWN;
    }

    private static Meaning machine(Circumstances known) {
        return switch (known.subState()) {
            case "beep_start" ->
                    answered(
                            AnsweredBy.MACHINE,
                            Reasons.GREETING_ENDED,
                            "A machine has answered, and has beeped.");
            case "beep_timeout" ->
                    answered(
                            AnsweredBy.MACHINE, null, "A machine has answered, and does not beep.");
            default ->
                    answered(
                            AnsweredBy.MACHINE,
                            known.awaitsBeep() ? Reasons.GREETING_GOES_ON : null,
                            "A machine has answered.");
        };
    }

    private static Meaning answered(AnsweredBy whom, @Nullable String reason, String detail) {
        return new Meaning(null, reason, detail, whom);
    }

    private static Meaning said(String word) {
        var shown =
                word.length() <= LONGEST_WORD_SHOWN
                        ? word
                        : word.substring(0, LONGEST_WORD_SHOWN) + "…";
        return new Meaning(null, null, "Vonage said " + shown + ".", null);
    }
}
