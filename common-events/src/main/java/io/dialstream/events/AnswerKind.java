package io.dialstream.events;

/** What can be heard on a call. */
public enum AnswerKind {
    /** A message that is read out. */
    MESSAGE,
    /** An agent at the other end of a media stream: an {@code answerUrl} that begins with wss. */
    MEDIA_STREAM,
    /** What somebody else's instructions say: an {@code answerUrl} that begins with https. */
    INSTRUCTIONS
}
