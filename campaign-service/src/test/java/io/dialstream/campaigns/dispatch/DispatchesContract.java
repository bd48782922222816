package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.aggregate.AggregateStoreContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of dispatches does. */
public abstract class DispatchesContract extends AggregateStoreContract<Dispatch, Dispatches> {

    @Override
    protected Dispatch unfinished(String id, int partition) {
        return fresh(id).inPartition(partition).in(DispatchState.OPEN);
    }

    @Override
    protected Dispatch finished(Dispatch dispatch) {
        return dispatch.in(DispatchState.STOPPED);
    }

    @Override
    protected Dispatch changed(Dispatch dispatch, int number) {
        return dispatch.movedTo(dispatch.controlRevision() + number);
    }

    private static Dispatch fresh(String id) {
        return Dispatch.of(CampaignFixtures.aPlannedCampaign(id, 10), NOW);
    }

    private Dispatch stored(String id) {
        return Objects.requireNonNull(store().load(List.of(id)).get(id));
    }

    @Test
    void keepsWhatIsInFlightAndWhatWaits() {
        store().save(fresh("c"));
        var full = aFullDispatch(DispatchState.OPEN).waitingWith(waiting(2), NOW.plusSeconds(3));
        assertThat(store().save(full)).isTrue();
        assertThat(stored("c")).isEqualTo(full.written());
    }

    @Test
    void keepsTheAccountOfItsCampaign() {
        var chosen = new ProviderChoice("eu", List.of("us", "twilio"));
        store().save(Dispatch.of(CampaignFixtures.aPlannedCampaign("c", chosen), NOW));
        assertThat(stored("c").providers()).isEqualTo(chosen);
    }

    @Test
    void keepsWhatIsCountedAndWhatIsNot() {
        store().save(fresh("c"));
        var started = stored("c").with(DispatchSchedule.NONE).in(DispatchState.OPEN);
        var finishing = started.sendingFresh(1, NOW, Instant.MAX).sendingFresh(2, NOW, Instant.MAX);
        store().save(finishing.finishing(finishing.inFlight().getFirst()));

        assertThat(stored("c").counts()).isEqualTo(new LeadCounts(1, 0, 0, 1));
        assertThat(store().progressOf(List.of("c", "unknown")))
                .isEqualTo(Map.of("c", new LeadProgress(2, 8, 1, 0, 0, 1, 0, 0, null)));
    }

    @Test
    void findsWhatIsNotOverInPartitionsOrInNone() {
        store().save(fresh("open").inPartition(1).in(DispatchState.OPEN));
        store().save(fresh("paused").inPartition(2));
        store().save(fresh("elsewhere").inPartition(3));
        store().save(fresh("stopped").inPartition(1).in(DispatchState.STOPPED));
        store().save(Dispatch.ofSingleCall("single", anAgent("reminder"), NOW));

        assertThat(store().unfinished(Set.of(1, 2)))
                .extracting(Dispatch::id)
                .containsExactlyInAnyOrder("open", "paused", "single");
    }

    @Test
    void singleCallsKeepWhatTheirCalleesHear() {
        var called = Dispatch.ofSingleCall("called", anAgent("reminder"), NOW);
        var streamed = Dispatch.ofSingleCall("streamed", aStreamingAgent(), NOW);
        var offered = Dispatch.ofSingleCall("offered", anAgentWithAKey(), NOW);
        store().save(called);
        store().save(streamed);
        store().save(offered);

        assertThat(stored("offered")).isEqualTo(offered.written());
        assertThat(stored("called")).isEqualTo(called.written());
        assertThat(stored("streamed")).isEqualTo(streamed.written());
    }

    private static Agent anAgentWithAKey() {
        var answer = new AnswerInstructions(null, "Hello!").withOptOut("9", "Press nine.");
        return new Agent("ann", "offering", "Offering", null, answer, NOW, NOW);
    }

    private static Agent aStreamingAgent() {
        var answer = new AnswerInstructions("wss://bot.example.com/s", null);
        return new Agent("ann", "streaming", "Streaming", null, answer, NOW, NOW);
    }

    @Test
    void keepsWhoHasAnsweredAndWhetherAMessageWasLeft() {
        store().save(fresh("c"));
        var sending =
                stored("c")
                        .in(DispatchState.OPEN)
                        .sendingFresh(1, NOW, Instant.MAX)
                        .sendingFresh(2, NOW, Instant.MAX);
        var first = sending.inFlight().getFirst();
        var callId = first.callId();
        var judged =
                first.asInitiated()
                        .after(DispatchFixtures.status(callId, null).answeredBy(AnsweredBy.MACHINE))
                        .after(DispatchFixtures.leavingMessage(callId));
        store().save(sending.replacing(judged));

        assertThat(stored("c").inFlight(callId))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.answeredBy()).isEqualTo(AnsweredBy.MACHINE);
                    assertThat(entry.messageLeft()).isTrue();
                });
        assertThat(stored("c").inFlight().getLast().answeredBy()).isNull();
    }

    @Test
    void keepsWhoHasCalledBackAndWhatEachLeadShowsOfTheCallBefore() {
        store().save(fresh("c"));
        var again = DispatchFixtures.aWaitingLead(1, NOW).after(busyOnce());
        var calling =
                stored("c")
                        .in(DispatchState.OPEN)
                        .callingAgain(again, NOW, Instant.MAX)
                        .sendingFresh(2, NOW, Instant.MAX)
                        .withCallback(2)
                        .withCallback(1);
        assertThat(store().save(calling, stored("c"))).isTrue();
        assertThat(stored("c")).isEqualTo(calling.written());
        assertThat(stored("c").inFlight().getFirst().last())
                .isEqualTo(new InFlight.Last("c-1-2", CallStatus.MISSED));

        var cancelled = stored("c").cancelling(stored("c").inFlight().getFirst());
        assertThat(store().save(cancelled, stored("c"))).isTrue();
        assertThat(stored("c")).isEqualTo(cancelled.written());
        assertThat(stored("c").calledBack()).containsExactly(2);
    }

    private static LeadUpdate busyOnce() {
        return LeadUpdate.triedAgain(
                new LeadUpdate.Of("c", 1, 2, Attempts.ONE), "c-1-2", CallStatus.MISSED, NOW);
    }

    @Test
    void singleCallsNeedTheirAgentUntilTheyHaveEnded() {
        store().save(fresh("campaign"));
        assertThat(store().needAgent("ann", "reminder")).isFalse();

        store().save(Dispatch.ofSingleCall("single", anAgent("reminder"), NOW));
        assertThat(store().needAgent("ann", "reminder")).isTrue();
        assertThat(store().needAgent("bob", "reminder")).isFalse();
        assertThat(store().needAgent("ann", "other")).isFalse();

        store().save(stored("single").in(DispatchState.ENDED));
        assertThat(store().needAgent("ann", "reminder")).isFalse();
    }

    @Test
    void keepsADispatchAsItIsAfterEachChange() {
        var before = begun(4);
        for (var dispatch : course(4, 30)) {
            assertThat(store().save(dispatch, before)).isTrue();
            assertThat(stored("c")).isEqualTo(dispatch.written());
            before = dispatch.written();
        }
        for (var entry : before.inFlight()) {
            var dispatch = before.finishing(entry);
            assertThat(store().save(dispatch, before)).isTrue();
            assertThat(stored("c")).isEqualTo(dispatch.written());
            before = dispatch.written();
        }
    }

    @Test
    void letsNobodyChangeADispatchThatSomebodyElseHasChanged() {
        var course = course(2, 1);
        store().save(course.getFirst(), begun(2));
        var read = course.getFirst().written();
        assertThat(store().save(course.get(1), read)).isTrue();
        assertThat(store().save(changed(read, 2), read)).isFalse();
        assertThat(stored("c")).isEqualTo(course.get(1).written());
    }

    /**
     * A dispatch after each of its inputs: it is opened, and of so many calls one after the other
     * is taken up, is known by the provider's id and ends.
     */
    protected static List<Dispatch> course(int limit, int calls) {
        var course = new ArrayList<Dispatch>();
        var started = new DispatchInput.Moved(DispatchFixtures.started(1));
        course.add(DispatchDecisions.decideAt(NOW, begun(limit), started).dispatch());
        for (int n = 1; n <= calls; n++) {
            var id = DispatchFixtures.call(n);
            for (var event :
                    List.of(
                            DispatchFixtures.status(id, CallStatus.INITIATED),
                            DispatchFixtures.dialled(id, "CA" + n),
                            DispatchFixtures.status(id, CallStatus.COMPLETED))) {
                var before = course.getLast().written();
                var input = new DispatchInput.StatusChanged(event);
                course.add(
                        DispatchDecisions.decideAt(NOW.plusSeconds(n), before, input).dispatch());
            }
        }
        return List.copyOf(course);
    }

    /** Of which nothing is stored. */
    protected static Dispatch begun(int limit) {
        return new Dispatch(
                "c",
                "c",
                "ann",
                "reminder",
                null,
                ProviderChoice.USUAL,
                Rules.NONE,
                7,
                DispatchState.PAUSED,
                limit,
                0,
                1_000,
                1,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                DispatchSchedule.NONE,
                BadNumbers.NONE,
                LeadCounts.NONE,
                LeadTally.NONE,
                NOW,
                0);
    }

    @Test
    void keepsWhereItStandsInItsSchedule() {
        store().save(fresh("c"));
        var scheduled =
                stored("c").with(new DispatchSchedule(NOW, NOW.plusSeconds(1), false, false));
        assertThat(store().save(scheduled, stored("c"))).isTrue();
        assertThat(stored("c")).isEqualTo(scheduled.written());

        store().save(stored("c").with(new DispatchSchedule(null, null, true, true)));
        assertThat(stored("c").schedule()).isEqualTo(new DispatchSchedule(null, null, true, true));
    }

    @Test
    void keepsWhichNumbersWereBad() {
        store().save(fresh("c"));
        var known = new BadNumbers(3, List.of(new BadNumbers.Failure(5, "PROVIDER_21211")));
        store().save(stored("c").with(known), stored("c"));
        assertThat(stored("c").badNumbers()).isEqualTo(known);

        store().save(stored("c").with(BadNumbers.NONE), stored("c"));
        assertThat(stored("c").badNumbers()).isEqualTo(BadNumbers.NONE);
    }

    @Test
    void keepsTheOrderOfWhatIsInFlight() {
        var dispatch = fresh("big").in(DispatchState.OPEN);
        for (int n = 0; n < 10; n++) {
            dispatch = dispatch.sendingFresh(n + 1, NOW, Instant.MAX);
        }
        store().save(dispatch);

        assertThat(stored("big").inFlight()).hasSize(10).isEqualTo(dispatch.inFlight());
    }
}
