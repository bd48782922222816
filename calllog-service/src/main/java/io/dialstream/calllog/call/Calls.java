package io.dialstream.calllog.call;

import io.dialstream.foundation.paging.Page;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls, as the projection has left them. */
public interface Calls {

    /** Those of the ids that there are, by id. */
    Map<String, Call> findAll(Set<String> ids);

    /** As {@link #saveAll}, for calls of which hardly any is there yet. */
    void addAll(Collection<Call> begun);

    /** Stores each, unless a state of it from the same or a later offset is there. */
    void saveAll(Collection<Call> calls);

    /** The user's call of that id. */
    Optional<Call> find(String userId, String callId);

    /** The last one that was created of the calls that are meant. */
    Optional<Call> lastPlaced(PlacedCallQuery query);

    /** A user's calls, newest first. */
    Page<Call> list(CallQuery query);
}
