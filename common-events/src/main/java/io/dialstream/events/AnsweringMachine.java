package io.dialstream.events;

/** What becomes of a call that an answering machine takes. */
public enum AnsweringMachine {
    /** Nobody finds out: it goes on as if a human had answered. */
    IGNORE,
    /** It is hung up. */
    HANG_UP,
    /** It gets a message after its greeting, or is hung up where it cannot take one. */
    LEAVE_MESSAGE
}
