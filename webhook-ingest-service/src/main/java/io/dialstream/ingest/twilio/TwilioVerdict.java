package io.dialstream.ingest.twilio;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio's AnsweredBy says about who has answered (docs: Answering Machine Detection). {@code
 * machine_start} comes where nobody waits for the end of a greeting. After a beep or silence a
 * message can be left from now on; after {@code machine_end_other} nobody knows whether anything
 * listens.
 *
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 */
record TwilioVerdict(AnsweredBy answeredBy, @Nullable String reason, String detail) {

    static TwilioVerdict read(String word) {
        return switch (word) {
            case "human" -> new TwilioVerdict(AnsweredBy.HUMAN, null, "A human has answered.");
            case "machine_start" ->
                    new TwilioVerdict(AnsweredBy.MACHINE, null, "A machine has answered.");
            case "machine_end_other" ->
                    new TwilioVerdict(
                            AnsweredBy.MACHINE,
                            null,
                            "A machine has answered, and neither beeps nor waits.");
            case "machine_end_beep", "machine_end_silence" ->
                    new TwilioVerdict(
                            AnsweredBy.MACHINE,
                            Reasons.GREETING_ENDED,
                            "A machine has answered, and its greeting is over.");
            case "fax" -> new TwilioVerdict(AnsweredBy.FAX, null, "A fax has answered.");
            default ->
                    new TwilioVerdict(AnsweredBy.UNKNOWN, null, "Who has answered is not known.");
        };
    }
}
