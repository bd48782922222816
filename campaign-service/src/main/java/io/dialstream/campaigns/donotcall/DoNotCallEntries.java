package io.dialstream.campaigns.donotcall;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The do-not-call lists that are stored. What was written holds for whoever reads afterwards. An
 * entry that has expired is as good as not there.
 */
public interface DoNotCallEntries {

    /**
     * Stores an entry in place of the one of the same number, whose time of creation it keeps, and
     * returns what is stored.
     */
    DoNotCallEntry put(DoNotCallEntry entry, Instant now);

    /**
     * Stores what is not there yet, or would hold for a shorter time, and says how many those are.
     * Everything else stays as it is, so that doing it again changes nothing.
     *
     * @param entries of one user, at most one of each number
     */
    int add(List<DoNotCallEntry> entries, Instant now);

    /** The entry of exactly this number or prefix. */
    Optional<DoNotCallEntry> find(String userId, String number, Instant now);

    /** Takes an entry away that holds; false when there is none. */
    boolean delete(String userId, String number, Instant now);

    /**
     * A user's entries that begin with some text, in the order of their numbers.
     *
     * @param after the number of the one before; null for the beginning
     */
    List<DoNotCallEntry> list(
            String userId, String beginning, @Nullable String after, int count, Instant now);

    /** Forgets at most so many entries that had expired at a moment; says how many those are. */
    int deleteExpired(Instant moment, int most);

    /** Those of the numbers that are on the user's list, themselves or by a prefix. */
    Set<PhoneNumber> listed(String userId, Collection<PhoneNumber> numbers, Instant now);
}
