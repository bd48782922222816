package io.dialstream.events;

/**
 * Where a call stands. Rank decides: a call never moves to a status of lower rank, and the first
 * final status wins.
 */
public enum CallStatus {
    /** We are about to dial; the first status of every call. */
    INITIATED(0),
    /** The provider has the call. */
    DIALING(1),
    /** The callee's phone rings. */
    RINGING(2),
    /** Somebody or something picked up. */
    ANSWERED(3),
    /** Final: was connected and has ended. */
    COMPLETED(4),
    /** Final: rang out. */
    NO_ANSWER(4),
    /** Final: busy or declined; the reason says which. */
    MISSED(4),
    /** Final: rejected, unreachable, cancelled or unknown; the reason says which. */
    FAILED(4);

    private static final int FINAL_RANK = 4;

    private final int rank;

    CallStatus(int rank) {
        this.rank = rank;
    }

    /** The order of a call's life, from 0; all final statuses share the highest rank. */
    public int rank() {
        return rank;
    }

    public boolean isFinal() {
        return rank == FINAL_RANK;
    }

    /** Whether a call in this status moves when {@code next} is heard. */
    public boolean yieldsTo(CallStatus next) {
        return next.rank > rank;
    }
}
