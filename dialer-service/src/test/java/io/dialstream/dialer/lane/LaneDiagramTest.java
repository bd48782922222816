package io.dialstream.dialer.lane;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.testing.StateDiagram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README draws what a lane makes of its campaign's events. */
class LaneDiagramTest {

    private static final long NOW = 1;
    private static final long NEXT = 2;

    private static final List<CampaignEvent> EVENTS =
            List.of(
                    Given.started("c", NEXT),
                    Given.paused("c", NEXT),
                    Given.resumed("c", NEXT),
                    Given.stopped("c", NEXT, false),
                    Given.completed("c", NEXT),
                    Given.failed("c", NEXT));

    @Test
    void drawsEveryStateOfALane() {
        assertThat(StateDiagram.below("A lane", "README.md").arrows())
                .extracting(arrow -> arrow.replaceAll(" : .*", ""))
                .containsExactlyInAnyOrderElementsOf(steps());
    }

    private static Set<String> steps() {
        var steps = new HashSet<String>();
        steps.add(arrow(EDGE, name(LaneControl.INITIAL)));
        for (var state : LaneState.values()) {
            for (var held : List.of(false, true)) {
                var from = new LaneControl(state, held, NOW);
                Stream.concat(EVENTS.stream().map(from::after), Stream.of(from.heldBecauseOf(NOW)))
                        .filter(to -> !name(to).equals(name(from)))
                        .forEach(to -> steps.add(arrow(name(from), name(to))));
            }
            if (!state.mayChange()) {
                steps.add(arrow(state, EDGE));
            }
        }
        return steps;
    }

    /** Only an open lane shows that it is held. */
    private static String name(LaneControl control) {
        return control.held() && control.state() == LaneState.OPEN
                ? "HELD"
                : control.state().name();
    }
}
