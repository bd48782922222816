package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.events.AnswerInstructions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of dispatches does. */
public abstract class DispatchesContract {

    private Dispatches dispatches;

    protected abstract Dispatches emptyDispatches();

    @BeforeEach
    void empty() {
        dispatches = emptyDispatches();
    }

    private static Dispatch fresh(String id) {
        return Dispatch.of(CampaignFixtures.aPlannedCampaign(id, 10), NOW);
    }

    private Dispatch stored(String id) {
        return dispatches.find(List.of(id)).getFirst();
    }

    @Test
    void givesBackWhatWasStoredAsTheNextVersion() {
        var full =
                aFullDispatch(DispatchState.OPEN)
                        .returning(waiting(2).resentAt(NOW.plusSeconds(3)));
        var fresh = fresh("c");
        assertThat(dispatches.save(fresh)).isTrue();
        assertThat(stored("c")).isEqualTo(fresh.stored());

        assertThat(dispatches.save(full)).isTrue();

        assertThat(stored("c")).isEqualTo(full.stored());
        assertThat(dispatches.find(List.of("other"))).isEmpty();
        assertThat(dispatches.find(List.of())).isEmpty();
    }

    @Test
    void keepsWhatIsCountedAndWhatIsNot() {
        dispatches.save(fresh("c"));
        var finishing = stored("c").in(DispatchState.OPEN).sendingNext(NOW).sendingNext(NOW);
        dispatches.save(finishing.finishing(finishing.inFlight().getFirst()));

        assertThat(stored("c").counts()).isEqualTo(new LeadCounts(1, 1));
        assertThat(dispatches.progressOf(List.of("c", "unknown")))
                .isEqualTo(Map.of("c", new LeadProgress(2, 8, 1, 0, 0, 1, 0, 0, null)));
    }

    @Test
    void refusesWhatIsNotTheNextVersion() {
        dispatches.save(fresh("c"));
        var one = stored("c").in(DispatchState.OPEN);
        var other = stored("c").in(DispatchState.STOPPED);

        assertThat(dispatches.save(fresh("c"))).isFalse();
        assertThat(dispatches.save(one)).isTrue();
        assertThat(dispatches.save(other)).isFalse();
        assertThat(dispatches.save(one)).isFalse();

        assertThat(stored("c")).isEqualTo(one.stored());
    }

    @Test
    void findsWhatIsNotOverInPartitionsOrInNone() {
        dispatches.save(fresh("open").inPartition(1).in(DispatchState.OPEN));
        dispatches.save(fresh("paused").inPartition(2));
        dispatches.save(fresh("elsewhere").inPartition(3));
        dispatches.save(fresh("stopped").inPartition(1).in(DispatchState.STOPPED));
        dispatches.save(Dispatch.ofSingleCall("single", anAgent("reminder"), NOW));

        assertThat(dispatches.unfinished(Set.of(1, 2)))
                .extracting(Dispatch::id)
                .containsExactlyInAnyOrder("open", "paused", "single");
    }

    @Test
    void singleCallsKeepWhatTheirCalleesHear() {
        var called = Dispatch.ofSingleCall("called", anAgent("reminder"), NOW);
        var streamed = Dispatch.ofSingleCall("streamed", aStreamingAgent(), NOW);
        dispatches.save(called);
        dispatches.save(streamed);

        assertThat(stored("called")).isEqualTo(called.stored());
        assertThat(stored("streamed")).isEqualTo(streamed.stored());
    }

    private static Agent aStreamingAgent() {
        var answer = new AnswerInstructions("wss://bot.example.com/s", null);
        return new Agent("ann", "streaming", "Streaming", null, answer, NOW, NOW);
    }

    @Test
    void singleCallsNeedTheirAgentUntilTheyHaveEnded() {
        dispatches.save(fresh("campaign"));
        assertThat(dispatches.needAgent("ann", "reminder")).isFalse();

        dispatches.save(Dispatch.ofSingleCall("single", anAgent("reminder"), NOW));
        assertThat(dispatches.needAgent("ann", "reminder")).isTrue();
        assertThat(dispatches.needAgent("bob", "reminder")).isFalse();
        assertThat(dispatches.needAgent("ann", "other")).isFalse();

        dispatches.save(stored("single").in(DispatchState.ENDED));
        assertThat(dispatches.needAgent("ann", "reminder")).isFalse();
    }

    @Test
    void keepsTheOrderOfWhatIsInFlight() {
        var dispatch = fresh("big").in(DispatchState.OPEN);
        for (int n = 0; n < 10; n++) {
            dispatch = dispatch.sendingNext(NOW);
        }
        dispatches.save(dispatch);

        assertThat(stored("big").inFlight()).hasSize(10).isEqualTo(dispatch.inFlight());
    }
}
