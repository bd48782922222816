package io.dialstream.campaigns.campaign;

/** What a store makes of a move. */
public final class StoredMoves {

    private StoredMoves() {}

    /** The stored campaign after a move; itself when the move comes too late. */
    public static Campaign after(Campaign stored, MoveOutcome.Moved moved) {
        var next = moved.campaign();
        return stored.revision() == moved.event().revision() - 1
                        && stored.totalLeads() == next.totalLeads()
                ? stored.moved(next.status(), next.statusReason(), next.times(), moved.event())
                : stored;
    }
}
