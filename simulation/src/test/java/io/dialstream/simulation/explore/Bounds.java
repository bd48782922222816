package io.dialstream.simulation.explore;

import java.util.List;
import java.util.Set;

/**
 * How large a world is, and what may happen in it. Two dialers, one campaign, whose commands lie in
 * the log from the beginning.
 *
 * @param deaths how often a dialer may die, at any time
 * @param failures how often a write may fail, done or not
 * @param handovers how often the campaign may be given to the other dialer while its owner lives
 * @param delays how often time may pass although somebody has something to do
 * @param answers of the provider to a request
 * @param rings whether a call may be heard to ring before it ends
 * @param repeats how many callbacks may come twice
 * @param losses how many callbacks may get lost
 * @param strays how many callbacks may be about another call of the provider
 * @param commands what the campaign may be told meanwhile, in this order
 * @param skew by how much the second dialer's clock is ahead, in milliseconds
 * @param expiry when the commands expire, in milliseconds from the beginning
 */
public record Bounds(
        String name,
        int leads,
        int limit,
        int deaths,
        int failures,
        int handovers,
        int delays,
        Set<Answer> answers,
        boolean rings,
        int repeats,
        int losses,
        int strays,
        List<Command> commands,
        int skew,
        int expiry)
        implements Explored {

    /** Of a command: it never expires. */
    static final int NEVER = Integer.MAX_VALUE;

    /** What the provider makes of a request, and what is heard of that. */
    public enum Answer {
        PLACED,
        PLACED_AND_NOT_HEARD,
        NOT_PLACED_AND_NOT_HEARD,
        REFUSED,
        /** Of first attempts only. */
        CREDENTIALS,
        /** Credentials are refused, by the first of the two accounts that there are then. */
        DENIED,
        BUSY
    }

    /** What a user tells a campaign. */
    public enum Command {
        PAUSE,
        RESUME,
        STOP,
        STOP_AND_HANG_UP
    }

    public Bounds {
        answers = Set.copyOf(answers);
        commands = List.copyOf(commands);
    }

    /** Whether calls may be placed with another account than the first. */
    boolean hasTwoAccounts() {
        return answers.contains(Answer.DENIED);
    }

    /** So many leads, so many live calls at once, and nothing that goes wrong. */
    public static Bounds of(int leads, int limit) {
        return new Bounds(
                leads + " leads, limit " + limit,
                leads,
                limit,
                0,
                0,
                0,
                0,
                Set.of(Answer.PLACED),
                false,
                0,
                0,
                0,
                List.of(),
                0,
                NEVER);
    }

    private Bounds named(String what) {
        return new Bounds(
                name + ", " + what,
                leads,
                limit,
                deaths,
                failures,
                handovers,
                delays,
                answers,
                rings,
                repeats,
                losses,
                strays,
                commands,
                skew,
                expiry);
    }

    /** So many of them, or these. */
    public Bounds deaths(int most) {
        return new Bounds(
                        name, leads, limit, most, failures, handovers, delays, answers, rings,
                        repeats, losses, strays, commands, skew, expiry)
                .named("deaths " + most);
    }

    /** So many of them, or these. */
    public Bounds failures(int most) {
        return new Bounds(
                        name, leads, limit, deaths, most, handovers, delays, answers, rings,
                        repeats, losses, strays, commands, skew, expiry)
                .named("failed writes " + most);
    }

    /** So many of them, or these. */
    public Bounds handovers(int most) {
        return new Bounds(
                        name, leads, limit, deaths, failures, most, delays, answers, rings, repeats,
                        losses, strays, commands, skew, expiry)
                .named("handovers " + most);
    }

    /** So many of them, or these. */
    public Bounds delays(int most) {
        return new Bounds(
                        name, leads, limit, deaths, failures, handovers, most, answers, rings,
                        repeats, losses, strays, commands, skew, expiry)
                .named("delays " + most);
    }

    /** So many of them, or these. */
    public Bounds answers(Answer... some) {
        return new Bounds(
                        name,
                        leads,
                        limit,
                        deaths,
                        failures,
                        handovers,
                        delays,
                        Set.of(some),
                        rings,
                        repeats,
                        losses,
                        strays,
                        commands,
                        skew,
                        expiry)
                .named("answers " + List.of(some));
    }

    /** So many of them, or these. */
    public Bounds callbacks(boolean ringing, int twice, int lost) {
        return new Bounds(
                        name, leads, limit, deaths, failures, handovers, delays, answers, ringing,
                        twice, lost, strays, commands, skew, expiry)
                .named((ringing ? "rings, " : "") + "callbacks twice " + twice + ", lost " + lost);
    }

    /** So many of them, or these. */
    public Bounds strays(int most) {
        return new Bounds(
                        name, leads, limit, deaths, failures, handovers, delays, answers, rings,
                        repeats, losses, most, commands, skew, expiry)
                .named("stray callbacks " + most);
    }

    /** So many of them, or these. */
    public Bounds commands(Command... some) {
        return new Bounds(
                        name,
                        leads,
                        limit,
                        deaths,
                        failures,
                        handovers,
                        delays,
                        answers,
                        rings,
                        repeats,
                        losses,
                        strays,
                        List.of(some),
                        skew,
                        expiry)
                .named(List.of(some).toString());
    }

    /** So many of them, or these. */
    public Bounds skew(int millis) {
        return new Bounds(
                        name, leads, limit, deaths, failures, handovers, delays, answers, rings,
                        repeats, losses, strays, commands, millis, expiry)
                .named("clocks " + millis + " ms apart");
    }

    /** When the commands expire, in milliseconds from the beginning. */
    public Bounds expiry(int millis) {
        return new Bounds(
                        name, leads, limit, deaths, failures, handovers, delays, answers, rings,
                        repeats, losses, strays, commands, skew, millis)
                .named("commands expire after " + millis + " ms");
    }
}
