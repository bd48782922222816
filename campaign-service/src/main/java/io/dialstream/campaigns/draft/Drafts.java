package io.dialstream.campaigns.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts that are stored: they outlast the session in which they were begun. */
public interface Drafts {

    /** How many a user has: a twenty-first takes the place of the one that was left longest. */
    int MAX_PER_USER = 20;

    /**
     * Stores it in place of the one there is, then forgets what the user has too many of. Of
     * several that are put at once each forgets what it finds, so none is left over when all are
     * done.
     */
    void put(Draft draft);

    /** Whether it is there and of a size that few should be read of at once. */
    boolean isLarge(String userId, String id);

    /** Empty when the user has none of that id. */
    Optional<Draft> find(String userId, String id);

    /** A user's latest drafts, newest first, their sheets left empty. */
    List<Draft> latest(String userId);

    void delete(String userId, String id);

    /** Forgets some that were last changed at that time or before, and says how many. */
    int deleteUntouchedSince(Instant time, int most);
}
