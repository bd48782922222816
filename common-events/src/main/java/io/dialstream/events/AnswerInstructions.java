package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * What the callee hears once the call is answered: exactly one of an address that takes the call
 * over ({@code wss:} media stream or {@code https:} instructions of somebody else) and a message
 * that is read out.
 */
public record AnswerInstructions(@Nullable String answerUrl, @Nullable String message) {

    public AnswerInstructions {
        if ((answerUrl == null) == (message == null)) {
            throw new IllegalArgumentException("exactly one of answerUrl and message");
        }
    }

    /** Says which of the two and not what: an address may carry a token. */
    @Override
    public String toString() {
        return "AnswerInstructions[" + (answerUrl == null ? "message" : "answerUrl") + "]";
    }
}
