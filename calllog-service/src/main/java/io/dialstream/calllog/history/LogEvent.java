package io.dialstream.calllog.history;

import io.dialstream.events.CallStatus;
import org.jspecify.annotations.Nullable;

/** What a log entry reports: a status, or a word of the provider's that is none. */
public enum LogEvent {
    INITIATED,
    DIALING,
    RINGING,
    ANSWERED,
    COMPLETED,
    NO_ANSWER,
    MISSED,
    FAILED,
    /** The provider said something that we have no status for; the entry's data has it all. */
    RAW;

    static LogEvent of(@Nullable CallStatus status) {
        return status == null
                ? RAW
                : switch (status) {
                    case INITIATED -> INITIATED;
                    case DIALING -> DIALING;
                    case RINGING -> RINGING;
                    case ANSWERED -> ANSWERED;
                    case COMPLETED -> COMPLETED;
                    case NO_ANSWER -> NO_ANSWER;
                    case MISSED -> MISSED;
                    case FAILED -> FAILED;
                };
    }

    /** The order of a call's life; RAW has no place in it. */
    int rank() {
        return this == RAW ? Integer.MAX_VALUE : CallStatus.valueOf(name()).rank();
    }
}
