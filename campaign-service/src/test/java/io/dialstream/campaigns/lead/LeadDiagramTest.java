package io.dialstream.campaigns.lead;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.events.testing.StateDiagram;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README draws how a lead gets on as the code has it. */
class LeadDiagramTest {

    private static final Map<String, LeadUpdate> UPDATES =
            Map.of(
                    "withdrawn", LeadUpdate.withdrawn("c", 1, 1, "c-1-1"),
                    "revived", LeadUpdate.revived("c", 1, 1, "c-1-1"),
                    "done", LeadUpdate.done("c", 1, 1, "c-1-1", CallStatus.COMPLETED),
                    "returned", LeadUpdate.returned("c", 1, 1, Instant.EPOCH, "why"),
                    "dropped", LeadUpdate.dropped("c", 1, 1));

    @Test
    void drawsEveryStepWithinAnAttempt() {
        assertThat(StateDiagram.below("A lead", "README.md").arrows())
                .containsExactlyInAnyOrderElementsOf(legalSteps());
    }

    private static Set<String> legalSteps() {
        var steps = new HashSet<String>();
        steps.add(arrow(EDGE, LeadStatus.PENDING));
        // The steps that begin an attempt: they replace what the attempt before has left.
        steps.add(arrow(LeadStatus.PENDING, LeadStatus.DISPATCHED, "dispatched"));
        steps.add(arrow(LeadStatus.WAITING, LeadStatus.DISPATCHED, "dispatched"));
        UPDATES.forEach((name, update) -> {
            for (var from : LeadStatus.values()) {
                if (from != update.status() && update.appliesTo(1, from)) {
                    steps.add(arrow(from, update.status(), name));
                }
            }
        });
        steps.add(arrow(LeadStatus.DONE, EDGE));
        steps.add(arrow(LeadStatus.SKIPPED, EDGE));
        return steps;
    }
}
