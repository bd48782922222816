package io.dialstream.campaigns.campaign;

import static io.dialstream.events.testing.StateDiagram.EDGE;
import static io.dialstream.events.testing.StateDiagram.arrow;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.testing.StateDiagram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README draws the moves of a campaign as the code has them. */
class CampaignDiagramTest {

    private static final List<CampaignMove> MOVES =
            List.of(
                    new CampaignMove.Start(),
                    new CampaignMove.Pause(null),
                    new CampaignMove.Resume(),
                    new CampaignMove.Stop(false),
                    new CampaignMove.StartOnSchedule(),
                    new CampaignMove.EndOnSchedule(),
                    new CampaignMove.Complete(),
                    new CampaignMove.Fail("why"));

    @Test
    void drawsEveryLegalMove() {
        assertThat(StateDiagram.below("A campaign", "README.md").arrows())
                .containsExactlyInAnyOrderElementsOf(legalMoves());
    }

    @Test
    void knowsEveryKindOfMove() {
        assertThat(MOVES)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(CampaignMove.class.getPermittedSubclasses());
    }

    private static Set<String> legalMoves() {
        var moves = new HashSet<String>();
        moves.add(arrow(EDGE, CampaignStatus.PENDING));
        for (var move : MOVES) {
            move.from().forEach(from -> moves.add(arrow(from, move.to(), move.participle())));
        }
        for (var status : CampaignStatus.values()) {
            if (status.isFinal()) {
                moves.add(arrow(status, EDGE));
            }
        }
        return moves;
    }
}
