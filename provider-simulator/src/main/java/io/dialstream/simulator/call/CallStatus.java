package io.dialstream.simulator.call;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a call stands at the provider.
 *
 * <pre>
 * QUEUED -> INITIATED -> RINGING -> IN_PROGRESS -> COMPLETED
 *    |          |           |
 *    |          |           +-> BUSY | NO_ANSWER | FAILED | CANCELED
 *    |          +-> BUSY | FAILED | CANCELED
 *    +-> CANCELED
 * </pre>
 *
 * An incoming call rings at once: it goes from QUEUED to RINGING.
 */
public enum CallStatus {
    /** Accepted and waiting for its turn: the account starts so many calls a second. */
    QUEUED("queued"),
    /** Being dialled; the REST API still says {@code queued}, which has no word for it. */
    INITIATED("initiated"),
    /** The callee's phone rings. */
    RINGING("ringing"),
    /** Answered; the callee talks. */
    IN_PROGRESS("in-progress"),
    /** Final: was answered and has ended. */
    COMPLETED("completed"),
    /** Final: the line was busy or the callee declined. */
    BUSY("busy"),
    /** Final: rang out. */
    NO_ANSWER("no-answer"),
    /** Final: the network could not connect it; the SIP code says why. */
    FAILED("failed"),
    /** Final: ended by the caller before it was answered. */
    CANCELED("canceled");

    private final String wireName;

    CallStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The value of {@code CallStatus} in a callback. */
    public String wireName() {
        return wireName;
    }

    /** The value of {@code status} in the Call resource. */
    public String resourceName() {
        return this == INITIATED ? QUEUED.wireName : wireName;
    }

    public boolean isFinal() {
        return next().isEmpty();
    }

    /** The statuses a call may have after this one. */
    public Set<CallStatus> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(INITIATED, RINGING, CANCELED);
            case INITIATED -> EnumSet.of(RINGING, BUSY, FAILED, CANCELED);
            case RINGING -> EnumSet.of(IN_PROGRESS, BUSY, NO_ANSWER, FAILED, CANCELED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED);
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> EnumSet.noneOf(CallStatus.class);
        };
    }
}
