package io.dialstream.campaigns.route;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AgentCopies;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that callers hear what agents say now. */
@Component
class RouteAnswers implements AgentCopies {

    private static final Logger log = LoggerFactory.getLogger(RouteAnswers.class);
    private static final int PORTION = 200;

    private final NumberRoutes routes;
    private final Agents agents;
    private final RoutePublisher publisher;
    private final Clock clock;

    RouteAnswers(NumberRoutes routes, Agents agents, RoutePublisher publisher, Clock clock) {
        this.routes = routes;
        this.agents = agents;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What callers hear of it: they are people, and no machine answers. */
    static AnswerInstructions of(Agent agent) {
        return agent.answer().onMachine(AnsweringMachine.IGNORE);
    }

    /** The routes are stored when this returns, and published if the event log answers. */
    @Override
    public void follow(String userId, String agentId) {
        var changed = new ArrayList<NumberRoute>();
        var portion = routes.ofAgent(userId, agentId, null, PORTION);
        while (!portion.isEmpty()) {
            followed(portion).stream().filter(NumberRoute::pending).forEach(changed::add);
            portion = routes.ofAgent(userId, agentId, last(portion), PORTION);
        }
        try {
            publisher.publish(changed);
        } catch (EventLogUnavailableException e) {
            log.warn("{} routes of an agent are published later: {}", changed.size(), e.toString());
        }
    }

    /**
     * These routes, each with what its agent says now, which is stored where it is something else.
     */
    List<NumberRoute> followed(List<NumberRoute> some) {
        // Read after the routes: an agent that changes after that is followed by whoever changes
        // it.
        var read = new HashMap<String, Optional<AnswerInstructions>>();
        return some.stream().map(route -> followed(route, read)).toList();
    }

    private NumberRoute followed(
            NumberRoute route, Map<String, Optional<AnswerInstructions>> read) {
        var target = route.target();
        if (target == null) {
            return route;
        }
        var said =
                read.computeIfAbsent(
                        // Unambiguous, because an agentId has no slash.
                        route.userId() + "/" + target.agentId(),
                        _ -> agents.find(route.userId(), target.agentId()).map(RouteAnswers::of));
        return said.filter(answer -> !answer.equals(target.answer()))
                .map(answer -> stored(route, answer))
                .orElse(route);
    }

    /** When another writer was first, once more on what it has left. */
    private NumberRoute stored(NumberRoute before, AnswerInstructions answer) {
        var changed = before.saying(answer, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (routes.save(changed)) {
            return changed;
        }
        var another = routes.find(before.number()).stream().toList();
        return another.isEmpty() ? before : followed(another).getFirst();
    }

    private static @Nullable PhoneNumber last(List<NumberRoute> portion) {
        return portion.getLast().number();
    }
}
