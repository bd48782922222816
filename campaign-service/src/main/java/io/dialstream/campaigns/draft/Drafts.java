package io.dialstream.campaigns.draft;

import java.util.List;
import java.util.Optional;

/** The drafts that are stored: they outlast the session in which they were begun. */
public interface Drafts {

    /** Stores it in place of the one there is. */
    void put(Draft draft);

    /** Empty when the user has none of that id. */
    Optional<Draft> find(String userId, String id);

    /** A user's latest drafts, at most twenty, newest first, their sheets left empty. */
    List<Draft> latest(String userId);

    void delete(String userId, String id);
}
