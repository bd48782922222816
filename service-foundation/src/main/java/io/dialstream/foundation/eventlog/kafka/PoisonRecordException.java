package io.dialstream.foundation.eventlog.kafka;

/** This record can never be handled, however often it is tried: it goes to the dead letters. */
class PoisonRecordException extends RuntimeException {

    PoisonRecordException(Throwable cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
