package io.dialstream.simulator.call;

/** What a caller can ask to be told; a vendor that never tells one of them leaves it out. */
public enum ProgressEvent {
    INITIATED,
    RINGING,
    ANSWERED,
    /** Any final status. */
    COMPLETED;

    static ProgressEvent of(CallStatus status) {
        return switch (status) {
            case QUEUED -> throw new IllegalArgumentException("being queued is not an event");
            case INITIATED -> INITIATED;
            case RINGING -> RINGING;
            case IN_PROGRESS -> ANSWERED;
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> COMPLETED;
        };
    }
}
