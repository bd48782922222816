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
 * @param rules that the campaign has
 */
public record CampaignBounds(
        String name,
        Bounds dialers,
        int deaths,
        int handovers,
        int attempts,
        List<Command> commands,
        boolean whole,
        int patience,
        RuleBounds rules)
        implements Explored {

    public CampaignBounds {
        commands = List.copyOf(commands);
    }

    /** A campaign-service that nothing happens to. */
    public static CampaignBounds of(Bounds dialers) {
        return new CampaignBounds(
                "campaign of " + dialers.name(),
                dialers,
                0,
                0,
                1,
                List.of(),
                false,
                0,
                RuleBounds.NONE);
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
                patience,
                rules);
    }

    /** So many of them, or these. */
    public CampaignBounds deaths(int most) {
        return new CampaignBounds(
                        name, dialers, most, handovers, attempts, commands, whole, patience, rules)
                .named("its deaths " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds handovers(int most) {
        return new CampaignBounds(
                        name, dialers, deaths, most, attempts, commands, whole, patience, rules)
                .named("its handovers " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds attempts(int most) {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, most, commands, whole, patience, rules)
                .named("attempts " + most);
    }

    /** So many of them, or these. */
    public CampaignBounds commands(Command... some) {
        return new CampaignBounds(
                        name,
                        dialers,
                        deaths,
                        handovers,
                        attempts,
                        List.of(some),
                        whole,
                        patience,
                        rules)
                .named(List.of(some).toString());
    }

    /** Fewer steps, so that more fits into a world. */
    public CampaignBounds inWholeBatches() {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, commands, true, patience, rules)
                .named("whole batches");
    }

    /** So long. */
    public CampaignBounds patience(int millis) {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, commands, whole, millis, rules)
                .named("others late by " + millis + " ms");
    }

    private CampaignBounds by(RuleBounds others, String what) {
        return new CampaignBounds(
                        name, dialers, deaths, handovers, attempts, commands, whole, patience,
                        others)
                .named(what);
    }

    /** A lead whose phone is busy is called again, so often at most. */
    public CampaignBounds retries(int most) {
        return by(
                new RuleBounds(most, rules.begins(), rules.closes(), rules.cap(), rules.listed()),
                "up to " + most + " calls to a lead");
    }

    /** There is a window, of the day's first minutes, of which some time is over. */
    public CampaignBounds window(int minutes, int begins) {
        return by(
                new RuleBounds(rules.attempts(), begins, minutes, rules.cap(), rules.listed()),
                "a window of " + minutes + " minutes, " + begins + " ms old");
    }

    /** Another campaign keeps to the same cap. */
    public CampaignBounds sharedCap() {
        return cap(RuleBounds.Cap.SHARED, "a cap shared with another campaign");
    }

    /** Another campaign has a cap, for which the calls of this one count. */
    public CampaignBounds capOfTheOther() {
        return cap(RuleBounds.Cap.OF_THE_OTHER, "a cap of another campaign");
    }

    private CampaignBounds cap(RuleBounds.Cap cap, String what) {
        return by(
                new RuleBounds(
                        rules.attempts(), rules.begins(), rules.closes(), cap, rules.listed()),
                what);
    }

    /** A number comes on the do-not-call list, at any moment. */
    public CampaignBounds listing() {
        return by(
                new RuleBounds(rules.attempts(), rules.begins(), rules.closes(), rules.cap(), true),
                "a number is listed");
    }

    /** How many calls there may be, see {@link Desk#callId}. */
    int calls() {
        int most = Math.max(attempts, rules.numbers());
        return most == 1 ? dialers.leads() : Desk.MAX_LEADS * (most - 1) + dialers.leads();
    }
}
