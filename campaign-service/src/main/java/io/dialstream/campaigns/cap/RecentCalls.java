package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.rules.CallStart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The calls that count for caps, as they are stored: one document a callee. */
public interface RecentCalls {

    /** What is stored, in no order; nothing of a callee who was never called. */
    List<CalleeCalls> find(Collection<Callee> callees);

    /**
     * Stores each that nobody else has stored since it was read. False when one of them was stored
     * by somebody else, or may have been: then some are stored, and some are not.
     */
    boolean save(List<CalleeCalls> all);

    /** Notes when calls begin, whatever else is stored. Doing it again changes nothing. */
    void note(Map<Callee, List<CallStart>> calls);

    /** Forgets calls that certainly never began. */
    void forget(Map<Callee, List<String>> callIds);

    /**
     * Forgets at most so many callees none of whose calls counts for any cap at a moment; says how
     * many those are.
     */
    int deleteExpired(Instant moment, int most);
}
