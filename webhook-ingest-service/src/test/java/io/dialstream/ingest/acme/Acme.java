package io.dialstream.ingest.acme;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says in two words which call is up or down, shows a password instead of a signature, does not
 * count, has no clock, and wants to be answered in words.
 */
public final class Acme implements Provider {

    public static final String PASSWORD = "Acme-Password";

    private final String password;

    public Acme(String password) {
        this.password = password;
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of("Acme-Ticket", PASSWORD);
    }

    @Override
    public Verification verify(RawRequest request) {
        return password.equals(request.header(PASSWORD))
                ? new Verification.Genuine()
                : new Verification.Forged();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        var words = new String(request.body(), StandardCharsets.US_ASCII).split(" ", -1);
        return words.length == 2
                ? report(words[0], words[1])
                : new StatusCallback.Malformed(
                        List.of(new FieldProblem("body", "is not two words")));
    }

    private static StatusCallback report(String id, String word) {
        var status =
                switch (word) {
                    case "up" -> CallStatus.ANSWERED;
                    case "down" -> CallStatus.COMPLETED;
                    default -> null;
                };
        return new StatusCallback.Report(
                id, status, word, null, null, null, null, null, null, Map.of("word", word));
    }

    /** It listens to nobody. */
    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return new StatusCallback.Malformed(List.of(new FieldProblem("body", "is no verdict")));
    }

    /** Its callees have no keys. */
    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return Optional.empty();
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return new Instructions(
                "text/plain",
                hears instanceof CalleeHears.Message(var text) ? "say " + text : "end");
    }
}
