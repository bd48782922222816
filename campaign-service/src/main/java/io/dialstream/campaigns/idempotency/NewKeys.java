package io.dialstream.campaigns.idempotency;

import java.time.LocalDate;

/** How many new keys each user has had on a day: one small document a user, exact. */
public interface NewKeys {

    /**
     * Counts one more; false, and nothing changes, when the user has had so many. A day before the
     * one that is counted, as the clock of another instance has it, counts as that one.
     */
    boolean take(String userId, LocalDate day, int most);

    /** Takes one back, if that day is still counted: the key was not new after all. */
    void giveBack(String userId, LocalDate day);
}
