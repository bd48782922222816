package io.dialstream.simulation.explore;

import io.dialstream.simulation.explore.Bounds.Command;
import java.util.List;

/**
 * How large a world with a campaign-service is, and what may happen in it.
 *
 * @param dialers what may happen to the dialers, and how large the campaign is
 * @param deaths how often an instance of the campaign-service may die, at any time
 * @param handovers how often the campaign may be given to the other instance while its owner lives
 * @param attempts how often a lead may be called: the provider refuses the credentials before
 * @param commands what the user tells the campaign meanwhile, in this order
 * @param whole whether it always reads all there is, and takes numbers in in one step
 * @param patience until when calls, callbacks, numbers and the user may be late, in milliseconds
 */
public record CampaignBounds(
        String name,
        Bounds dialers,
        int deaths,
        int handovers,
        int attempts,
        List<Command> commands,
        boolean whole,
        int patience)
        implements Explored {

    public CampaignBounds {
        commands = List.copyOf(commands);
    }

    /** A campaign-service that nothing happens to. */
    public static CampaignBounds of(Bounds dialers) {
        return new CampaignBounds(
                "campaign of " + dialers.name(), dialers, 0, 0, 1, List.of(), false, 0);
    }

    private CampaignBounds named(String what) {
        return new CampaignBounds(
                name + ", " + what,
                dialers,
                deaths,
                handovers,
                attempts,
                commands,
                whole,
                patience);
    }

    /** So many of them, or these. */
    public CampaignBounds deaths(int most) {
        return new CampaignBounds(
                        name, dialers, most, handovers, attempts, commands, whole, patience)
                .named("its deaths " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds handovers(int most) {
        return new CampaignBounds(name, dialers, deaths, most, attempts, commands, whole, patience)
                .named("its handovers " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds attempts(int most) {
        return new CampaignBounds(name, dialers, deaths, handovers, most, commands, whole, patience)
                .named("attempts " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds commands(Command... some) {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, List.of(some), whole, patience)
                .named(List.of(some).toString());
    }

    /** Fewer steps, so that more fits into a world. */
    public CampaignBounds inWholeBatches() {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, commands, true, patience)
                .named("whole batches");
    }

    /** So long. */
    public CampaignBounds patience(int millis) {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, commands, whole, millis)
                .named("others late by " + millis + " ms");
    }

    /** How many calls there may be, see {@link Desk#callId}. */
    int calls() {
        return attempts == 1 ? dialers.leads() : Desk.MAX_LEADS * (attempts - 1) + dialers.leads();
    }
}
