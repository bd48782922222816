package io.dialstream.ingest.provider;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.ingest.request.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the callee hears once the call is answered. */
public sealed interface CalleeHears {

    /** A message, read out. */
    record Message(String text) implements CalleeHears {}

    /**
     * A message, and how to be called no more. Whatever key is pressed meanwhile, or soon after, is
     * told at an address of ours.
     *
     * @param prompt says which key it is
     */
    record Offer(String text, String prompt, String address) implements CalleeHears {}

    /** An agent at the other end of a media stream. */
    record MediaStream(String url) implements CalleeHears {}

    /** Whatever another address says. */
    record Elsewhere(String url) implements CalleeHears {}

    /** Nothing: the call is ended. */
    record Nothing() implements CalleeHears {}

    /**
     * Reads {@code say} or {@code connect}, base64url of UTF-8 each. What cannot be read means
     * nothing: a call that nobody can speak on is better ended than left open.
     */
    public static CalleeHears read(Form query) {
        var message = text(query, "say");
        if (message != null) {
            return message.isBlank() ? new Nothing() : new Message(message);
        }
        var url = text(query, "connect");
        return url == null ? new Nothing() : connected(url);
    }

    /** What the caller of a call that comes in hears. */
    static CalleeHears of(AnswerInstructions answer) {
        var message = answer.message();
        if (message != null) {
            return message.isBlank() ? new Nothing() : new Message(message);
        }
        return connected(String.valueOf(answer.answerUrl()));
    }

    private static CalleeHears connected(String url) {
        return switch (scheme(url)) {
            case "wss" -> new MediaStream(url);
            case "https", "http" -> new Elsewhere(url);
            default -> new Nothing();
        };
    }

    private static String scheme(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() == null
                    ? ""
                    : String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** A text that is base64url of UTF-8; null when it is absent or cannot be read. */
    static @Nullable String text(Form query, String name) {
        var base64 = query.first(name);
        if (base64 == null) {
            return null;
        }
        try {
            var utf8 = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64));
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}
