package io.dialstream.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateDiagramTest {

    @Test
    void readsArrowsWithTheirLabelsAndThoseOfGroups() {
        var diagram =
                StateDiagram.parse(
                        """
                        stateDiagram-v2
                            direction LR
                            [*] --> NEW
                            NEW --> OLD : aged
                            NEW --> over
                            state over {
                                GOOD
                                BAD
                            }
                            over --> [*]
                        """
                                .lines()
                                .toList());

        assertThat(diagram.arrows())
                .containsExactlyInAnyOrder(
                        "[*] --> NEW",
                        "NEW --> OLD : aged",
                        "NEW --> GOOD",
                        "NEW --> BAD",
                        "GOOD --> [*]",
                        "BAD --> [*]");
    }
}
