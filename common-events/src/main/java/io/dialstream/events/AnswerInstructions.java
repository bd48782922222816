package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * What the callee hears once the call is answered: exactly one of an address that takes the call
 * over ({@code wss:} media stream or {@code https:} instructions of somebody else) and a message
 * that is read out. And what an answering machine hears instead.
 *
 * @param answeringMachine what becomes of a call that a machine takes; null to ignore that
 * @param voicemailMessage is left on a machine; null where none is
 */
public record AnswerInstructions(
        @Nullable String answerUrl,
        @Nullable String message,
        @Nullable AnsweringMachine answeringMachine,
        @Nullable String voicemailMessage) {

    public AnswerInstructions {
        if ((answerUrl == null) == (message == null)) {
            throw new IllegalArgumentException("exactly one of answerUrl and message");
        }
    }

    /** The same for humans and machines. */
    public AnswerInstructions(@Nullable String answerUrl, @Nullable String message) {
        this(answerUrl, message, null, null);
    }

    /** The same, with a message that can be left on machines; null for none. */
    public AnswerInstructions withVoicemail(@Nullable String text) {
        return new AnswerInstructions(answerUrl, message, answeringMachine, text);
    }

    /** What of them a call needs where machines are treated so. */
    public AnswerInstructions onMachine(AnsweringMachine treated) {
        return switch (treated) {
            case IGNORE -> new AnswerInstructions(answerUrl, message);
            case HANG_UP -> new AnswerInstructions(answerUrl, message, treated, null);
            case LEAVE_MESSAGE ->
                    new AnswerInstructions(answerUrl, message, treated, voicemailMessage);
        };
    }

    /** Says which of the two and not what: an address may carry a token. */
    @Override
    public String toString() {
        return "AnswerInstructions["
                + (answerUrl == null ? "message" : "answerUrl")
                + (answeringMachine == null ? "" : ", " + answeringMachine)
                + "]";
    }
}
