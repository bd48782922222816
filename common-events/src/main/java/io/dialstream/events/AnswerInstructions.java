package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * What the callee hears once the call is answered: exactly one of an address that takes the call
 * over ({@code wss:} media stream or {@code https:} instructions of somebody else) and a message
 * that is read out. And what an answering machine hears instead.
 *
 * @param answeringMachine what becomes of a call that a machine takes; null to ignore that
 * @param voicemailMessage is left on a machine; null where none is
 * @param optOutDigit the key by which the callee of a message asks not to be called again; null for
 *     none
 * @param optOutText how the callee is told of that key; null for an English sentence
 */
public record AnswerInstructions(
        @Nullable String answerUrl,
        @Nullable String message,
        @Nullable AnsweringMachine answeringMachine,
        @Nullable String voicemailMessage,
        @Nullable String optOutDigit,
        @Nullable String optOutText) {

    private static final String STREAM = "wss:";

    public AnswerInstructions {
        if ((answerUrl == null) == (message == null)) {
            throw new IllegalArgumentException("exactly one of answerUrl and message");
        }
    }

    /** The same for humans and machines, and no key to press. */
    public AnswerInstructions(@Nullable String answerUrl, @Nullable String message) {
        this(answerUrl, message, null, null);
    }

    /** With no key to press. */
    public AnswerInstructions(
            @Nullable String answerUrl,
            @Nullable String message,
            @Nullable AnsweringMachine answeringMachine,
            @Nullable String voicemailMessage) {
        this(answerUrl, message, answeringMachine, voicemailMessage, null, null);
    }

    /** What kind of thing is heard. */
    public AnswerKind kind() {
        if (answerUrl == null) {
            return AnswerKind.MESSAGE;
        }
        return answerUrl.regionMatches(true, 0, STREAM, 0, STREAM.length())
                ? AnswerKind.MEDIA_STREAM
                : AnswerKind.INSTRUCTIONS;
    }

    /** The same, with a message that can be left on machines; null for none. */
    public AnswerInstructions withVoicemail(@Nullable String text) {
        return onMachine(answeringMachine, text);
    }

    /** The same, with a key to press, and how the callee is told of it; null for none. */
    public AnswerInstructions withOptOut(@Nullable String digit, @Nullable String text) {
        return new AnswerInstructions(
                answerUrl, message, answeringMachine, voicemailMessage, digit, text);
    }

    /** What of them a call needs where machines are treated so. */
    public AnswerInstructions onMachine(AnsweringMachine treated) {
        return switch (treated) {
            case IGNORE -> onMachine(null, null);
            case HANG_UP -> onMachine(treated, null);
            case LEAVE_MESSAGE -> onMachine(treated, voicemailMessage);
        };
    }

    private AnswerInstructions onMachine(
            @Nullable AnsweringMachine treated, @Nullable String voicemail) {
        return new AnswerInstructions(
                answerUrl, message, treated, voicemail, optOutDigit, optOutText);
    }

    /** What is said of the key to press; null where there is none. */
    public @Nullable String optOutPrompt() {
        if (optOutDigit == null) {
            return null;
        }
        return optOutText == null ? "To stop these calls, press " + optOutDigit + "." : optOutText;
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
