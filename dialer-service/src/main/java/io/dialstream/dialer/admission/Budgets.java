package io.dialstream.dialer.admission;

import java.time.Instant;
import java.util.Optional;

/**
 * One budget an account, for all dialers. The store's clock is the one that they share: each answer
 * says what time it is there.
 */
public interface Budgets {

    /**
     * A budget, and when it was read.
     *
     * @param at the store's time, to the millisecond, rounded down
     */
    record Read(Budget budget, Instant at) {}

    /** What is left of an account's budget; all of it when nothing was taken yet. */
    Read read(String account);

    /**
     * Saves a budget over the version that it was read in.
     *
     * @return the store's time in which it was saved, as {@link Read#at}; empty when somebody else
     *     has saved since
     */
    Optional<Instant> save(Budget budget);
}
