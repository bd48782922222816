package io.dialstream.campaigns.route;

import io.dialstream.campaigns.agent.AgentUsers;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The routes that are stored, one for each number that ever had one. Several writers may want to
 * change a route at the same time: each write is of the next revision, and happens only once.
 */
public interface NumberRoutes extends AgentUsers {

    /** Also of a number that nobody has any more. */
    Optional<NumberRoute> find(PhoneNumber number);

    /** Stores a route, if the stored one is of the revision before; false when it is not. */
    boolean save(NumberRoute route);

    /**
     * The event log has this revision: it is not pending any more. False when another revision is
     * stored, which stays as it is.
     */
    boolean acknowledged(NumberRoute route);

    /**
     * The routes of numbers that a user has, newest first, at most one more than the page's limit.
     */
    List<NumberRoute> list(String userId, PageRequest page);

    /** Those that this agent takes the calls of, in the order of their numbers. */
    List<NumberRoute> ofAgent(
            String userId, String agentId, @Nullable PhoneNumber after, int count);

    /** Of all numbers, also of those that nobody has any more, in their order. */
    List<NumberRoute> all(@Nullable PhoneNumber after, int count);

    @Override
    default String description() {
        return "a number that people can call";
    }
}
