package io.dialstream.campaigns.route;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.route.RouteFixtures.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the topic at last is what is stored, whoever dies or comes in between. */
class RoutePublicationTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final InMemoryNumberRoutes routes = new InMemoryNumberRoutes();
    private final InMemoryAgents agents = new InMemoryAgents();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final MovableClock clock = new MovableClock();

    /** What a process does for a user. Its agent may have changed, and only it knows. */
    enum Wish {
        PUT,
        REMOVE,
        FOLLOW;

        private void happen(RouteProcess process) {
            switch (this) {
                case PUT -> process.put("ann", "other");
                case REMOVE -> process.remove("ann");
                case FOLLOW -> process.answers.follow("ann", "reminder");
            }
        }
    }

    private RouteProcess process() {
        return new RouteProcess(routes, agents, log, clock);
    }

    private void agentSays(String agentId, String message) {
        var agent = anAgent(agentId);
        agents.put(
                new Agent(
                        agent.userId(),
                        agentId,
                        agent.name(),
                        agent.callerId(),
                        new AnswerInstructions(null, message),
                        agent.createdAt(),
                        clock.instant()));
    }

    /** Ann's number, whose calls her agent takes, and a second agent. */
    private void aNumber() {
        agentSays("reminder", "Hello!");
        agentSays("other", "Hi!");
        agents.put(anAgent("bob", "b", MovableClock.START));
        process().put("ann", "reminder");
        clock.pass(Duration.ofSeconds(1));
    }

    private NumberRoute stored() {
        return routes.find(NUMBER).orElseThrow();
    }

    private NumberRouteChanged last() {
        return log.published(NumberRouteChanged.class).getLast();
    }

    /** What whoever reads the compacted topic sees, and that it is complete. */
    private void lastIsStored() {
        assertThat(last()).isEqualTo(stored().event());
        assertThat(stored().pending()).isFalse();
        var all = log.published(NumberRouteChanged.class);
        assertThat(all.stream().distinct().map(NumberRouteChanged::eventId))
                .as("one wording for each change")
                .doesNotHaveDuplicates();
    }

    @Test
    void whoGetsAnAnswerIsInTheTopic() {
        aNumber();

        assertThat(log.published())
                .extracting(InMemoryEventLog.Published::topic)
                .containsExactly("number-routes");
        lastIsStored();
        assertThat(last().agentId()).isEqualTo("reminder");
        assertThat(last().provider()).isEqualTo("twilio");
        assertThat(last().answer()).isEqualTo(new AnswerInstructions(null, "Hello!"));
    }

    @Test
    void revisionsRiseAlsoWhenAnotherHasTheNumber() {
        aNumber();
        process().remove("ann");
        assertThat(last().answer()).isNull();
        process().put("bob", "b");

        assertThat(last().userId()).isEqualTo("bob");
        assertThat(log.published(NumberRouteChanged.class))
                .extracting(NumberRouteChanged::revision)
                .containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> process().put("ann", "reminder"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("The number +15005550006 is taken.");
    }

    /** Whatever the process was doing, the one that is started for it brings it to an end. */
    @ParameterizedTest
    @EnumSource
    void aDeathBetweenTwoWritesLosesNothing(Wish wish) {
        int moment = 1;
        while (diedAt(Fuse.at(moment), wish)) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(6);
    }

    private boolean diedAt(Fuse fuse, Wish wish) {
        var world = new RoutePublicationTest();
        world.aNumber();
        world.agentSays("reminder", "Changed.");
        var mortal =
                new RouteProcess(
                        fuse.protect(NumberRoutes.class, world.routes),
                        world.agents,
                        fuse.protect(EventLog.class, world.log),
                        world.clock);
        try {
            wish.happen(mortal);
        } catch (Death _) {
            // What follows must not need it.
        }
        var next = world.process().started();
        next.alarm.pass(SOON);

        world.lastIsStored();
        world.callersHearWhatTheAgentSays();
        return fuse.blown();
    }

    private void callersHearWhatTheAgentSays() {
        var target = stored().target();
        if (target != null) {
            var agent = agents.find("ann", target.agentId()).orElseThrow();
            assertThat(Objects.requireNonNull(last().answer()).message())
                    .isEqualTo(agent.answer().message());
        }
    }

    /**
     * One process stops before or after each of its writes, and another one does all of its own.
     */
    @ParameterizedTest
    @EnumSource
    void anotherProcessMayComeInBetween(Wish wish) {
        for (var other : Wish.values()) {
            int moment = 1;
            while (cameAt(moment, wish, other)) {
                moment++;
            }
            assertThat(moment).as("moments that were tried").isGreaterThan(6);
        }
    }

    private static boolean cameAt(int moment, Wish wish, Wish other) {
        var world = new RoutePublicationTest();
        world.aNumber();
        world.agentSays("reminder", "Changed.");
        var another = world.process();
        var visit =
                new Visit(
                        moment,
                        () -> {
                            world.agentSays("reminder", "Changed again.");
                            unlessNotHers(() -> other.happen(another));
                            another.answers.follow("ann", "reminder");
                        });
        var slow =
                new RouteProcess(
                        visit.during(NumberRoutes.class, world.routes),
                        world.agents,
                        visit.during(EventLog.class, world.log),
                        world.clock);

        unlessNotHers(() -> wish.happen(slow));

        world.lastIsStored();
        world.callersHearWhatTheAgentSays();
        return visit.happened;
    }

    /** A number that another process has removed in between is not there to be removed. */
    private static void unlessNotHers(Runnable wish) {
        try {
            wish.run();
        } catch (NotFoundException _) {
            // This is what the user is told.
        }
    }

    /** Somebody who comes before or after the n-th write. */
    private static final class Visit {

        private static final Set<String> WRITES =
                Set.of("save", "acknowledged", "publish", "publishAndWait");

        private final Runnable visitor;
        private int left;
        private boolean happened;

        Visit(int moment, Runnable visitor) {
            this.left = moment;
            this.visitor = visitor;
        }

        <T> T during(Class<T> port, T real) {
            return port.cast(
                    Proxy.newProxyInstance(
                            port.getClassLoader(),
                            new Class<?>[] {port},
                            (_, method, arguments) -> {
                                pass(method.getName());
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                } finally {
                                    pass(method.getName());
                                }
                            }));
        }

        private void pass(String method) {
            if (WRITES.contains(method) && --left == 0) {
                happened = true;
                visitor.run();
            }
        }
    }

    /** It was slow, and died right after the log had taken what was old by then. */
    @Test
    void anOlderRecordDoesNotStayTheLast() {
        aNumber();
        var old = stored().event();
        process().put("ann", "other");
        log.publish(old).join();
        assertThat(last().agentId()).isEqualTo("reminder");

        process().started().alarm.pass(SOON);

        assertThat(last().agentId()).isEqualTo("other");
        log.publish(old).join();
        var next = process().started();
        next.alarm.pass(SOON);
        log.publish(old).join();
        next.alarm.pass(RouteProcess.EVERY);
        assertThat(last().agentId()).as("not looked for at once").isEqualTo("reminder");
        for (int n = 0; n < 24 * 12; n++) {
            next.alarm.pass(RouteProcess.EVERY);
        }
        assertThat(last().agentId()).isEqualTo("other");
    }

    @Test
    void allAreSaidOnceAtTheStartInPortionsAndThenOnlyWhatIsNew() {
        agentSays("reminder", "Hello!");
        for (int n = 0; n < 450; n++) {
            process()
                    .routing
                    .put("ann", "+1500555%04d".formatted(n), new RouteSubmission("reminder", "eu"));
        }
        var next = process().started();

        next.alarm.pass(SOON);
        assertThat(log.published()).hasSize(900);
        next.alarm.pass(RouteProcess.EVERY);
        assertThat(log.published()).hasSize(900);
    }

    /** Nobody is started in its place: whoever lives on finds what it has left. */
    @Test
    void whatNobodyPublishesIsFoundByWhoeverLivesOn() {
        aNumber();
        var survivor = process().started();
        survivor.alarm.pass(SOON);
        routes.save(stored().put("ann", RouteFixtures.aTarget("other", "Hi!"), clock.instant()));
        agentSays("other", "Hi, hi!");

        survivor.alarm.pass(RouteProcess.EVERY);
        survivor.alarm.pass(RouteProcess.EVERY);

        lastIsStored();
        assertThat(last().agentId()).isEqualTo("other");
        callersHearWhatTheAgentSays();
    }

    @Test
    void whileTheLogIsAwayItIsStoredAndSaidWhenItIsBack() {
        aNumber();
        var process = process();
        log.goAway();

        assertThatThrownBy(() -> process.put("ann", "other"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("This is stored, and takes effect when Kafka is back.");
        assertThat(process.routing.get("ann", NUMBER.e164()).agentId()).isEqualTo("other");
        process.alarm.pass(SOON);
        assertThat(last().agentId()).isEqualTo("reminder");

        log.comeBack();
        process.alarm.pass(SOON);

        assertThat(last().agentId()).isEqualTo("other");
        lastIsStored();
        assertThat(process.alarm.waiting()).isZero();
    }

    @Test
    void aRemovalThatIsNotAcknowledgedCanBeAskedForAgain() {
        aNumber();
        log.goAway();
        assertThatThrownBy(() -> process().remove("ann")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> process().remove("bob"))
                .hasMessage("+15005550006 is not one of your numbers.");
        log.comeBack();

        process().remove("ann");

        lastIsStored();
        assertThatThrownBy(() -> process().remove("ann"))
                .hasMessage("+15005550006 is not one of your numbers.");
    }

    /** The agent is stored: what is asked of it must not fail for what its numbers need. */
    @Test
    void anAgentIsFollowedAlsoWhileTheLogIsAway() {
        aNumber();
        var process = process();
        log.goAway();
        agentSays("reminder", "Changed.");
        process.answers.follow("ann", "reminder");

        log.comeBack();
        process.alarm.pass(SOON);

        assertThat(Objects.requireNonNull(last().answer()).message()).isEqualTo("Changed.");
        lastIsStored();
    }

    @Test
    void whatCallersDoNotHearIsNoChange() {
        aNumber();
        var agent = anAgent("reminder");
        agents.put(
                new Agent(
                        "ann",
                        "reminder",
                        "Another name",
                        null,
                        new AnswerInstructions(null, "Hello!").withVoicemail("Call us."),
                        agent.createdAt(),
                        clock.instant()));

        process().answers.follow("ann", "reminder");

        assertThat(log.published()).hasSize(1);
    }

    @Test
    void anAgentThatWasDeletedLeavesWhatItSaid() {
        aNumber();
        agents.delete("ann", "reminder");

        process().started().alarm.pass(SOON);

        assertThat(Objects.requireNonNull(last().answer()).message()).isEqualTo("Hello!");
    }

    @Test
    void severalInstancesThatSweepPublishTheSame() {
        aNumber();
        agentSays("reminder", "Changed.");
        var both = List.of(process().started(), process().started());

        both.forEach(process -> process.alarm.pass(SOON));

        lastIsStored();
        assertThat(stored().revision()).isEqualTo(2);
    }
}
