package io.dialstream.simulation.judge;

/**
 * How long the truth may take to get around, in microseconds.
 *
 * @param refill how long a free slot of a campaign that runs may stay free
 * @param ending how long a slot may be taken by a call that has ended at the provider
 * @param asking how long a slot may be taken by a call that the provider may or may not have
 * @param decision how old a decision to ask may be when the request arrives
 */
public record Allowances(long refill, long ending, long asking, long decision) {

    private static final long SECOND = 1_000_000;

    /** When nothing goes wrong. */
    public static final Allowances CALM =
            new Allowances(2 * SECOND, SECOND / 2, 2 * SECOND, 2 * SECOND);

    /** The same where calls wait for the calls per second of their account. */
    public Allowances patient() {
        return new Allowances(refill + 480 * SECOND, ending, asking, decision);
    }

    /** Whether what the provider says is never lost. */
    boolean hearsEverything() {
        return ending < SECOND;
    }

    /** When anything may. */
    public static final Allowances STORMY =
            new Allowances(120 * SECOND, 150 * SECOND, 200 * SECOND, 9 * SECOND);
}
