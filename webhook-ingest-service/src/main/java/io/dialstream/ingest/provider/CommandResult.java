package io.dialstream.ingest.provider;

/** What became of a command about a call that comes in. */
public enum CommandResult {
    /** There was nothing to be done, or nothing that we may do. */
    NONE,
    /** The provider does it. */
    DONE,
    /** The provider will not do it, however often it is asked. */
    REFUSED,
    /** The provider did not answer, or cannot at the moment: to be commanded again. */
    FAILED
}
