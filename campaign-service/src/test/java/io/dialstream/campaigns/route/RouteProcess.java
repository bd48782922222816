package io.dialstream.campaigns.route;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.PendingEventsProperties;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.util.Set;

/** A process that changes routes: what of it works on stores and a log that it shares. */
final class RouteProcess {

    static final Duration EVERY = Duration.ofMinutes(5);

    final ManualAlarm alarm;
    final NumberRouting routing;
    final RouteAnswers answers;

    private final RouteSweep sweep;

    RouteProcess(NumberRoutes routes, Agents agents, EventLog log, MovableClock clock) {
        this.alarm = new ManualAlarm(clock);
        var publisher = new RoutePublisher(routes, log, alarm);
        this.answers = new RouteAnswers(routes, agents, publisher, clock);
        var validation =
                new RouteValidation(
                        AgentFixtures.ruleOf(agents),
                        new ProviderRule(Set.of("twilio", "eu"), "twilio"),
                        new AccountAbilityRule(AccountFixtures.noneAnnounced()),
                        new UsualAccountProperties("twilio"),
                        agents);
        this.routing = new NumberRouting(routes, validation, answers, publisher, clock);
        this.sweep =
                new RouteSweep(
                        routes,
                        answers,
                        publisher,
                        alarm,
                        clock,
                        new PendingEventsProperties(EVERY));
    }

    /** As every process does when what it needs is there. */
    RouteProcess started() {
        sweep.prepare();
        return this;
    }

    void put(String userId, String agentId) {
        routing.put(userId, RouteFixtures.NUMBER.e164(), new RouteSubmission(agentId, null));
    }

    void remove(String userId) {
        routing.remove(userId, RouteFixtures.NUMBER.e164());
    }
}
