package io.dialstream.simulation.explore;

import static io.dialstream.simulation.explore.Bounds.Answer.BUSY;
import static io.dialstream.simulation.explore.Bounds.Answer.CREDENTIALS;
import static io.dialstream.simulation.explore.Bounds.Answer.DENIED;
import static io.dialstream.simulation.explore.Bounds.Answer.NOT_PLACED_AND_NOT_HEARD;
import static io.dialstream.simulation.explore.Bounds.Answer.PLACED;
import static io.dialstream.simulation.explore.Bounds.Answer.PLACED_AND_NOT_HEARD;
import static io.dialstream.simulation.explore.Bounds.Answer.REFUSED;
import static io.dialstream.simulation.explore.Bounds.Command.PAUSE;
import static io.dialstream.simulation.explore.Bounds.Command.RESUME;
import static io.dialstream.simulation.explore.Bounds.Command.STOP;
import static io.dialstream.simulation.explore.Bounds.Command.STOP_AND_HANG_UP;

import io.dialstream.simulation.service.Variant;
import java.util.List;

/** The worlds that are explored. */
public final class Exploration {

    /** More than any of them has. */
    private static final int MOST = 60_000_000;

    private Exploration() {}

    /** Walks a world of the services, as they are or broken on purpose. */
    public static Walked of(Explored world, Variant variant) {
        return switch (world) {
            case Bounds bounds -> new Walk<>(() -> new DialerWorld(bounds, variant), MOST).run();
            case CampaignBounds bounds ->
                    new Walk<>(() -> new CampaignWorld(bounds, variant), MOST).run();
            case BudgetBounds bounds ->
                    new Walk<>(() -> new BudgetWorld(bounds, variant), MOST).run();
        };
    }

    /** A world of every kind, small ones: together more than a million moments. */
    public static List<Explored> quick() {
        return List.of(
                Bounds.of(1, 1)
                        .deaths(2)
                        .answers(PLACED, PLACED_AND_NOT_HEARD, NOT_PLACED_AND_NOT_HEARD),
                Bounds.of(1, 1).answers(PLACED, REFUSED, BUSY).callbacks(true, 1, 1),
                Bounds.of(1, 1).failures(2).answers(PLACED, BUSY),
                Bounds.of(1, 1).handovers(1),
                Bounds.of(1, 1).handovers(1).skew(3_000),
                Bounds.of(1, 1).delays(1).answers(PLACED, PLACED_AND_NOT_HEARD),
                Bounds.of(1, 1).commands(STOP_AND_HANG_UP).deaths(1),
                Bounds.of(1, 1).commands(PAUSE, RESUME),
                Bounds.of(2, 1).deaths(1),
                Bounds.of(2, 1).commands(STOP),
                Bounds.of(2, 1).callbacks(false, 1, 0),
                Bounds.of(2, 1).strays(1),
                Bounds.of(1, 1).expiry(3_000).delays(1).answers(PLACED, BUSY),
                Bounds.of(1, 1).expiry(500).deaths(1).answers(PLACED, BUSY),
                Bounds.of(2, 1).expiry(15_000).commands(PAUSE, RESUME),
                Bounds.of(1, 1).deaths(1).answers(PLACED, PLACED_AND_NOT_HEARD, DENIED),
                Bounds.of(1, 1).failures(1).answers(PLACED, DENIED),
                CampaignBounds.of(Bounds.of(1, 1)).deaths(1),
                CampaignBounds.of(Bounds.of(1, 1)).commands(STOP).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, CREDENTIALS))
                        .attempts(2)
                        .commands(RESUME)
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1)).inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1)).patience(95_000).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).retries(2).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, BUSY))
                        .window(2, 59_500)
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).window(2, 60_000).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, REFUSED))
                        .sharedCap()
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).capOfTheOther().inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).listing().inWholeBatches(),
                BudgetBounds.of(2, 1, 3_000).delays(1),
                BudgetBounds.of(2, 1, 3_000).deaths(1),
                BudgetBounds.of(2, 1, 3_000).refusals(1));
    }

    /** The same with more going wrong at once. */
    public static List<Explored> full() {
        return List.of(
                Bounds.of(1, 1).delays(2).answers(PLACED, PLACED_AND_NOT_HEARD),
                Bounds.of(1, 1).handovers(1).answers(PLACED, DENIED),
                Bounds.of(1, 1).handovers(1).failures(1),
                Bounds.of(1, 1).commands(PAUSE, RESUME).deaths(1),
                Bounds.of(2, 1)
                        .deaths(2)
                        .answers(PLACED, PLACED_AND_NOT_HEARD, NOT_PLACED_AND_NOT_HEARD),
                Bounds.of(2, 1).deaths(1).answers(PLACED, REFUSED, BUSY),
                Bounds.of(2, 1).callbacks(false, 1, 1).strays(1),
                Bounds.of(2, 1).commands(STOP).deaths(1),
                Bounds.of(2, 1).expiry(15_000).deaths(1),
                Bounds.of(1, 1).expiry(3_000).handovers(1).skew(3_000),
                Bounds.of(3, 2),
                CampaignBounds.of(Bounds.of(1, 1)).deaths(2),
                CampaignBounds.of(Bounds.of(1, 1).deaths(1)),
                CampaignBounds.of(Bounds.of(1, 1)).commands(PAUSE, RESUME).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).commands(STOP).deaths(1).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).handovers(1).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, CREDENTIALS))
                        .attempts(2)
                        .commands(RESUME)
                        .deaths(1)
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1)).deaths(1).inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 2)).inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1).callbacks(false, 1, 1)).inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1)).deaths(1).patience(61_000).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).retries(2).deaths(1).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).retries(2).patience(31_000).inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).retries(2).listing().inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, BUSY).skew(-2_000).deaths(1))
                        .window(2, 59_500)
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, BUSY))
                        .window(2, 59_500)
                        .deaths(1)
                        .inWholeBatches(),
                CampaignBounds.of(Bounds.of(1, 1)).sharedCap().deaths(1).inWholeBatches(),
                CampaignBounds.of(Bounds.of(2, 1)).listing().inWholeBatches(),
                BudgetBounds.of(2, 1, 3_000).delays(2),
                BudgetBounds.of(2, 1, 3_000).delays(1).deaths(1),
                BudgetBounds.of(2, 1, 3_000).delays(1).refusals(1),
                BudgetBounds.of(2, 3, 3_000).delays(1),
                BudgetBounds.of(3, 1, 0).delays(1));
    }
}
