package io.dialstream.simulation.explore;

/**
 * How large a world with a budget is, and what may happen in it: two dialers, whose calls wait for
 * instants of one account.
 *
 * @param calls that each dialer has
 * @param callsPerSecond what the account allows
 * @param skew by how much the second dialer's clock is ahead, and the store's behind, in
 *     milliseconds
 * @param deaths how often a dialer may die, at any time
 * @param delays how often time may pass although somebody has something to do
 * @param refusals how often the account may say that it wants nothing for a while
 */
public record BudgetBounds(
        String name,
        int calls,
        double callsPerSecond,
        int skew,
        int deaths,
        int delays,
        int refusals)
        implements Explored {

    /** So many calls of each dialer, and clocks so far apart. */
    public static BudgetBounds of(int calls, double callsPerSecond, int skew) {
        return new BudgetBounds(
                "budget of %.0f a second, calls 2 x %d, clocks %d ms apart"
                        .formatted(callsPerSecond, calls, skew),
                calls,
                callsPerSecond,
                skew,
                0,
                0,
                0);
    }

    /** So many of them. */
    public BudgetBounds deaths(int most) {
        return new BudgetBounds(
                name + ", deaths " + most, calls, callsPerSecond, skew, most, delays, refusals);
    }

    /** So many of them. */
    public BudgetBounds delays(int most) {
        return new BudgetBounds(
                name + ", delays " + most, calls, callsPerSecond, skew, deaths, most, refusals);
    }

    /** So many of them. */
    public BudgetBounds refusals(int most) {
        return new BudgetBounds(
                name + ", told to wait " + most, calls, callsPerSecond, skew, deaths, delays, most);
    }
}
