package io.dialstream.ingest.telnyx;

import io.dialstream.events.PhoneNumber;
import io.dialstream.ingest.provider.IncomingCall;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What we give a call that comes in as its {@code client_state} with a command, and find in all its
 * later webhooks: most of them say neither that it came in nor who called whom.
 *
 * @param callId ours
 * @param caller null of one who does not show a number
 * @param answeredAt when it was answered, by Telnyx's clock; null where that is not known yet
 */
record IncomingState(
        String callId,
        PhoneNumber ourNumber,
        @Nullable PhoneNumber caller,
        @Nullable Instant answeredAt) {

    private static final String NONE = "-";
    private static final int PARTS = 4;

    /** The state of that call; null when it is none, or another's. */
    static @Nullable IncomingState read(@Nullable String text, String callId) {
        var parts = text == null ? new String[0] : text.split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(callId)) {
            return null;
        }
        var ourNumber = IncomingCall.number(parts[1]);
        return ourNumber == null
                ? null
                : new IncomingState(
                        callId, ourNumber, IncomingCall.number(parts[2]), instant(parts[3]));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.equals(NONE) ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    IncomingState answeredAt(@Nullable Instant when) {
        return new IncomingState(callId, ourNumber, caller, when);
    }

    /** As Telnyx wants it: in base64. */
    String clientState() {
        var text =
                String.join(
                        " ",
                        callId,
                        ourNumber.e164(),
                        caller == null ? NONE : caller.e164(),
                        answeredAt == null ? NONE : answeredAt.toString());
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves the numbers out. */
    @Override
    public String toString() {
        return "IncomingState[callId=%s, answeredAt=%s]".formatted(callId, answeredAt);
    }
}
