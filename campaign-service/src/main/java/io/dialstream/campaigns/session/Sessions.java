package io.dialstream.campaigns.session;

import java.time.Instant;
import java.util.Optional;

/** The sessions that are stored, for all instances. */
public interface Sessions {

    void insert(Session session);

    Optional<Session> find(String id);

    /** Ends it; it may be gone already. */
    void delete(String id);

    /** Forgets those that are over. */
    void deleteExpired(Instant now);
}
