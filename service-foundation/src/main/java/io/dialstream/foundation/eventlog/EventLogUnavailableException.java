package io.dialstream.foundation.eventlog;

/** The event log did not acknowledge in time. What was to be published may be there or not. */
public class EventLogUnavailableException extends RuntimeException {

    public EventLogUnavailableException(Throwable cause) {
        super("the event log did not acknowledge: " + cause.getMessage(), cause);
    }
}
