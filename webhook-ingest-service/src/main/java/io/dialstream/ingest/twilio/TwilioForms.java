package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.request.Form;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio's callbacks say and how they are answered, and those of vendors that have taken them
 * over.
 *
 * @param title the vendor, as people write it
 * @param retries the fragment of an address that asks for further tries, where there is such a
 *     thing; else empty
 * @param synonyms words for a call's status that are the vendor's own, with Twilio's
 */
public record TwilioForms(String title, String retries, Map<String, String> synonyms) {

    private static final String INBOUND = "inbound";
    private static final String FROM = "From";

    public TwilioForms {
        synonyms = Map.copyOf(synonyms);
    }

    public StatusCallback read(Form fields) {
        return TwilioCallback.read(fields, this);
    }

    /** Of asynchronous machine detection. */
    public StatusCallback readVerdict(Form fields) {
        return TwilioCallback.readVerdict(fields);
    }

    /** In the answer to a {@code <Gather>} (docs: TwiML, Gather). */
    public Optional<KeyPress> readKeyPress(Form fields) {
        var calls = fields.all("CallSid");
        var keys = fields.all("Digits");
        return calls.size() == 1 && keys.size() == 1 && StatusCallback.isCallId(calls.getFirst())
                ? Optional.of(new KeyPress(calls.getFirst(), keys.getFirst()))
                : Optional.empty();
    }

    /** Of a call that comes in, at whichever address; nothing of any other. */
    public Optional<IncomingCall> readIncoming(Form fields) {
        var ourNumber = IncomingCall.number(single(fields, "To"));
        return ourNumber != null
                        && INBOUND.equals(single(fields, "Direction"))
                        && fields.all(FROM).size() <= 1
                        && read(fields) instanceof StatusCallback.Report report
                ? Optional.of(
                        new IncomingCall(
                                report, IncomingCall.caller(fields.first(FROM)), ourNumber))
                : Optional.empty();
    }

    private static @Nullable String single(Form fields, String name) {
        var values = fields.all(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    public Instructions instructions(CalleeHears hears) {
        return Twiml.write(hears, retries);
    }

    TwilioStatus status(String word, Form callback) {
        return TwilioStatus.read(word, synonyms.getOrDefault(word, word), title, callback);
    }
}
