package io.dialstream.simulation;

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

import io.dialstream.simulation.explore.Bounds;
import io.dialstream.simulation.explore.BudgetBounds;
import io.dialstream.simulation.explore.CampaignBounds;
import io.dialstream.simulation.explore.Explored;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The mistakes that can be made in an explored world, and the smallest one that shows each. */
final class Mutants {

    private static final Map<Broken, Explored> WORLDS = new EnumMap<>(Broken.class);

    static {
        WORLDS.put(
                Broken.ASKS_AGAIN_AFTER_AN_UNCLEAR_ANSWER,
                Bounds.of(1, 1).answers(PLACED, PLACED_AND_NOT_HEARD, NOT_PLACED_AND_NOT_HEARD));
        WORLDS.put(Broken.COMMANDS_MORE_THAN_THE_LIMIT, Bounds.of(2, 1));
        WORLDS.put(Broken.DIALS_IN_WAVES, Bounds.of(3, 2));
        WORLDS.put(Broken.TAKES_BUSY_FOR_UNANSWERED, Bounds.of(2, 1));
        WORLDS.put(
                Broken.DOES_NOT_LOOK_INTO_THE_LIST, Bounds.of(1, 1).answers(PLACED_AND_NOT_HEARD));
        WORLDS.put(Broken.FREES_SLOTS_BY_WHAT_IS_TOLD_OF_ANOTHER_CALL, Bounds.of(2, 1).strays(1));
        WORLDS.put(Broken.TAKES_BACK_WHAT_ANOTHER_HAS_REQUESTED, Bounds.of(1, 1).handovers(1));
        WORLDS.put(
                Broken.GOES_ON_TO_THE_NEXT_ACCOUNT_AFTER_A_TIME_OUT,
                Bounds.of(1, 1).answers(PLACED, PLACED_AND_NOT_HEARD, DENIED));
        WORLDS.put(
                Broken.ASKS_THE_NEXT_ACCOUNT_BEFORE_IT_IS_WRITTEN_DOWN,
                Bounds.of(1, 1).answers(PLACED, DENIED));
        WORLDS.put(
                Broken.COMES_BACK_TO_THE_FIRST_ACCOUNT,
                Bounds.of(1, 1).deaths(1).answers(PLACED, DENIED));
        WORLDS.put(Broken.LETS_COMMANDS_WAIT_FOR_EVER, Bounds.of(2, 1).expiry(15_000));
        WORLDS.put(
                Broken.ASKS_ALTHOUGH_THE_COMMAND_HAS_EXPIRED,
                Bounds.of(1, 1).expiry(500).answers(PLACED, BUSY));
        WORLDS.put(Broken.DOES_NOT_HEAR_PAUSES, Bounds.of(2, 1).commands(PAUSE, RESUME));
        WORLDS.put(Broken.DOES_NOT_HEAR_STOPS, Bounds.of(2, 1).commands(STOP));
        WORLDS.put(
                Broken.DOES_NOT_SEE_THAT_A_SILENT_CALL_ENDED,
                Bounds.of(1, 1).callbacks(false, 0, 1));
        WORLDS.put(Broken.DOES_NOT_ANNOUNCE_CALLS, Bounds.of(1, 1));

        WORLDS.put(
                Broken.COUNTS_LEADS_AGAIN_WHEN_THEIR_END_COMES_AGAIN,
                CampaignBounds.of(Bounds.of(1, 1)).deaths(1));
        WORLDS.put(
                Broken.ASKS_FOR_A_LEAD_UNDER_ANOTHER_ID,
                CampaignBounds.of(Bounds.of(2, 1)).attempts(2).patience(31_000).inWholeBatches());
        WORLDS.put(
                Broken.COUNTS_EXPIRED_COMMANDS_AS_ATTEMPTS,
                CampaignBounds.of(Bounds.of(2, 1)).attempts(2).patience(61_000).inWholeBatches());
        WORLDS.put(Broken.COUNTS_RETURNED_LEADS_AS_DONE, refused());
        WORLDS.put(Broken.FORGETS_LEADS_THAT_WAIT, refused());

        WORLDS.put(Broken.CALLS_ONCE_TOO_OFTEN_AFTER_A_TAKEOVER, busy().deaths(1));
        WORLDS.put(Broken.LOSES_A_RETRY_WHEN_IT_DIES_AFTER_THE_END, busy().deaths(1));
        WORLDS.put(
                Broken.TRIES_REFUSED_NUMBERS_AGAIN,
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, REFUSED))
                        .retries(2)
                        .inWholeBatches());
        WORLDS.put(Broken.SPREADS_RETRIES_BY_THE_CLOCK, busy().patience(31_000));

        WORLDS.put(
                Broken.LETS_COMMANDS_HOLD_UNTIL_AFTER_THE_WINDOW,
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, BUSY))
                        .window(2, 59_500)
                        .inWholeBatches());
        WORLDS.put(
                Broken.FORGETS_WHEN_THE_NEXT_WINDOW_OPENS,
                CampaignBounds.of(Bounds.of(1, 1)).window(2, 60_000).inWholeBatches());
        WORLDS.put(
                Broken.CALLS_WHATEVER_THE_HOUR,
                CampaignBounds.of(Bounds.of(1, 1)).window(2, 60_000).inWholeBatches());

        WORLDS.put(Broken.HOLDS_NO_PLACE_FOR_A_CALL, capped());
        WORLDS.put(Broken.TAKES_THE_PLACE_OF_WHOEVER_WAS_FASTER, capped());
        WORLDS.put(
                Broken.COUNTS_CALLS_FROM_WHEN_THEY_WERE_ASKED_FOR,
                CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, BUSY))
                        .sharedCap()
                        .inWholeBatches());
        WORLDS.put(
                Broken.FORGETS_WHAT_HAS_NO_CAP,
                CampaignBounds.of(Bounds.of(1, 1)).capOfTheOther().inWholeBatches());

        WORLDS.put(Broken.CALLS_WHOEVER_IS_LISTED, listing(1).retries(2));
        WORLDS.put(Broken.LOOKS_INTO_THE_LIST_WHEN_A_CAMPAIGN_IS_CREATED_ONLY, listing(1));
        WORLDS.put(Broken.CALLS_LISTED_LEADS_AGAIN, listing(1).retries(2));
        WORLDS.put(
                Broken.RENEWS_COMMANDS_WITHOUT_LOOKING_INTO_THE_LIST, listing(2).patience(61_000));

        WORLDS.put(Broken.HANDS_INSTANTS_OUT_AGAIN, BudgetBounds.of(2, 1, 3_000));
        WORLDS.put(Broken.GOES_BY_ITS_OWN_CLOCK, BudgetBounds.of(2, 1, 3_000));
        WORLDS.put(Broken.USES_INSTANTS_HOWEVER_LATE, BudgetBounds.of(2, 1, 3_000).delays(2));
        WORLDS.put(Broken.HOLDS_OFF_ONLY_ITSELF, BudgetBounds.of(2, 1, 3_000).refusals(1));
    }

    private static CampaignBounds refused() {
        return CampaignBounds.of(Bounds.of(1, 1).answers(PLACED, CREDENTIALS))
                .attempts(2)
                .commands(RESUME)
                .inWholeBatches();
    }

    private static CampaignBounds busy() {
        return CampaignBounds.of(Bounds.of(1, 1)).retries(2).inWholeBatches();
    }

    private static CampaignBounds capped() {
        return CampaignBounds.of(Bounds.of(1, 1)).sharedCap().inWholeBatches();
    }

    private static CampaignBounds listing(int leads) {
        return CampaignBounds.of(Bounds.of(leads, 1)).listing().inWholeBatches();
    }

    private Mutants() {}

    static List<Broken> all() {
        return List.copyOf(WORLDS.keySet());
    }

    static List<String> names() {
        return WORLDS.keySet().stream().map(Broken::name).toList();
    }

    static Explored world(Broken mutant) {
        return Objects.requireNonNull(WORLDS.get(mutant), mutant.name());
    }
}
