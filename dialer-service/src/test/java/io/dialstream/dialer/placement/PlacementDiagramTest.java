package io.dialstream.dialer.placement;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementEffect.Insert;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.events.testing.StateDiagram;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README draws every write that the policy decides on, and nothing else. */
class PlacementDiagramTest {

    @Test
    void drawsEveryWriteOfAPlacement() {
        assertThat(StateDiagram.below("A placement", "README.md").arrows())
                .extracting(arrow -> arrow.replaceAll(" : .*", ""))
                .containsExactlyInAnyOrderElementsOf(
                        PlacementPolicyTest.everyEffect()
                                .flatMap(PlacementDiagramTest::arrows)
                                .distinct()
                                .toList());
    }

    private static Stream<String> arrows(PlacementEffect effect) {
        return switch (effect) {
            case Insert(var placement) -> arrows(EDGE, placement.state());
            case Move(var placement, var next) -> arrows(name(placement.state()), next);
            case PlacementEffect.Load _,
                    PlacementEffect.Announce _,
                    PlacementEffect.ReadCampaignEvents _,
                    PlacementEffect.ReadPermit _,
                    PlacementEffect.Request _,
                    PlacementEffect.Search _,
                    PlacementEffect.Publish _,
                    PlacementEffect.GiveBack _,
                    PlacementEffect.TakeInstant _,
                    PlacementEffect.AwaitInstant _,
                    PlacementEffect.Report _,
                    PlacementEffect.WakeAt _ ->
                    Stream.empty();
        };
    }

    private static Stream<String> arrows(String from, PlacementState to) {
        var end = to instanceof Settled ? Stream.of(arrow(name(to), EDGE)) : Stream.<String>of();
        return Stream.concat(Stream.of(arrow(from, name(to))), end);
    }

    private static String name(PlacementState state) {
        return state instanceof Accepted(_, boolean found) && found
                ? "Found"
                : state.getClass().getSimpleName();
    }
}
