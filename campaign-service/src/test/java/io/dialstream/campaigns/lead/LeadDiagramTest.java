package io.dialstream.campaigns.lead;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
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
                    "withdrawn",
                            LeadUpdate.withdrawn(
                                    new LeadUpdate.Of("c", 1, 1, Attempts.NONE), "c-1-1"),
                    "revived",
                            LeadUpdate.revived(
                                    new LeadUpdate.Of("c", 1, 1, Attempts.NONE), "c-1-1"),
                    "done",
                            LeadUpdate.done(
                                    new LeadUpdate.Of("c", 1, 1, Attempts.ONE),
                                    "c-1-1",
                                    CallStatus.COMPLETED),
                    "returned",
                            LeadUpdate.returned(
                                    new LeadUpdate.Of("c", 1, 1, Attempts.NONE),
                                    Instant.EPOCH,
                                    "why"),
                    "triedAgain",
                            LeadUpdate.triedAgain(
                                    new LeadUpdate.Of("c", 1, 1, Attempts.ONE),
                                    "c-1-1",
                                    CallStatus.MISSED,
                                    Instant.EPOCH),
                    "dropped", LeadUpdate.dropped(new LeadUpdate.Of("c", 1, 1, Attempts.NONE)));

    @Test
    void drawsEveryStepWithinAnAttempt() {
        assertThat(StateDiagram.below("A lead", "README.md").arrows())
                .containsExactlyInAnyOrderElementsOf(legalSteps());
    }

    private static Lead inItsFirstAttempt(LeadStatus status) {
        return new Lead(
                "c",
                1,
                "1",
                "Ada",
                new PhoneNumber("+14155551001"),
                Map.of(),
                status,
                null,
                null,
                1,
                Attempts.NONE,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    private static Set<String> legalSteps() {
        var steps = new HashSet<String>();
        steps.add(arrow(EDGE, LeadStatus.PENDING));
        steps.add(arrow(EDGE, LeadStatus.EXCLUDED));
        // The steps after an attempt: they replace what it has left.
        steps.add(arrow(LeadStatus.PENDING, LeadStatus.DISPATCHED, "dispatched"));
        steps.add(arrow(LeadStatus.WAITING, LeadStatus.DISPATCHED, "dispatched"));
        steps.add(arrow(LeadStatus.PENDING, LeadStatus.EXCLUDED, "excluded"));
        steps.add(arrow(LeadStatus.WAITING, LeadStatus.EXCLUDED, "excluded"));
        steps.add(arrow(LeadStatus.DISPATCHED, LeadStatus.EXCLUDED, "excluded"));
        steps.add(arrow(LeadStatus.DISPATCHED, LeadStatus.WAITING, "putOff"));
        UPDATES.forEach((name, update) -> {
            for (var from : LeadStatus.values()) {
                if (from != update.status() && update.appliesTo(inItsFirstAttempt(from))) {
                    steps.add(arrow(from, update.status(), name));
                }
            }
        });
        steps.add(arrow(LeadStatus.DONE, EDGE));
        steps.add(arrow(LeadStatus.SKIPPED, EDGE));
        steps.add(arrow(LeadStatus.EXCLUDED, EDGE));
        return steps;
    }
}
