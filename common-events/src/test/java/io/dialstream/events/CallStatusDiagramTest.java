package io.dialstream.events;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.testing.StateDiagram;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README draws the life of a call as the code has it. */
class CallStatusDiagramTest {

    @Test
    void drawsEveryStepThatACallCanTake() {
        assertThat(StateDiagram.below("The life of a call", "README.md").arrows())
                .containsExactlyInAnyOrderElementsOf(legalSteps());
    }

    private static Set<String> legalSteps() {
        var steps = new HashSet<String>();
        steps.add(arrow(EDGE, CallStatus.INITIATED));
        for (var from : CallStatus.values()) {
            for (var to : CallStatus.values()) {
                if (from.yieldsTo(to)) {
                    steps.add(arrow(from, to));
                }
            }
            if (from.isFinal()) {
                steps.add(arrow(from, EDGE));
            }
        }
        return steps;
    }
}
