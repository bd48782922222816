package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aNewDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.completed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.failed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.refused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.started;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.testing.StateDiagram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README draws what a dispatch follows as the policy decides it. */
class DispatchDiagramTest {

    private static final long NEWER = 9;
    private static final List<DispatchInput> INPUTS =
            List.of(
                    new DispatchInput.Moved(started(NEWER)),
                    new DispatchInput.Moved(paused(NEWER)),
                    new DispatchInput.Moved(resumed(NEWER)),
                    new DispatchInput.Moved(stopped(NEWER)),
                    new DispatchInput.Moved(failed(NEWER)),
                    new DispatchInput.Moved(completed(NEWER)),
                    new DispatchInput.StatusChanged(refused(call(1))));

    @Test
    void drawsEveryStepOfACampaignsDispatch() {
        assertThat(StateDiagram.below("A dispatch", "README.md").arrows())
                .extracting(arrow -> arrow.replaceAll(" : .*", ""))
                .containsExactlyInAnyOrderElementsOf(steps());
    }

    private static Set<String> steps() {
        var steps = new HashSet<String>();
        steps.add(arrow(EDGE, aNewDispatch().state()));
        for (var from : DispatchState.values()) {
            for (var input : INPUTS) {
                var to =
                        DispatchDecisions.decideAt(NOW, aFullDispatch(from), input)
                                .dispatch()
                                .state();
                if (to != from) {
                    steps.add(arrow(from, to));
                }
            }
            if (from.isOver()) {
                steps.add(arrow(from, EDGE));
            }
        }
        return steps;
    }
}
