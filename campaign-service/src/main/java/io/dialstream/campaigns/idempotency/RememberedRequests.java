package io.dialstream.campaigns.idempotency;

import org.jspecify.annotations.Nullable;

/** The requests that came with a key, each kept until it expires. */
public interface RememberedRequests {

    /** The request as it is now. May still return one that has expired. */
    @Nullable RememberedRequest find(String id);

    /** Keeps a request of version 1; false, and nothing changes, when its id is there already. */
    boolean insert(RememberedRequest request);

    /**
     * Replaces the request of this id when it has the given version; false, and nothing changes,
     * when it has another.
     */
    boolean replace(long expectedVersion, RememberedRequest request);
}
