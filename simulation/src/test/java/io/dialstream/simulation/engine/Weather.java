package io.dialstream.simulation.engine;

/**
 * How often things go wrong, as probabilities; nothing does once it has cleared up.
 *
 * @param slow an access that takes much longer than usual
 * @param storeFails an access to a store that fails, before or after it was carried out
 * @param logFails a publication that is not acknowledged, whether it got into the log or not
 * @param requestLost a request to the provider that it never gets
 * @param answerLost a request whose answer never comes
 * @param busy a request for which the provider has no room
 * @param callbackLost a callback that never comes
 * @param callbackTwice a callback that comes twice
 * @param callbackLate a callback that comes up to a minute and a half late
 */
public record Weather(
        double slow,
        double storeFails,
        double logFails,
        double requestLost,
        double answerLost,
        double busy,
        double callbackLost,
        double callbackTwice,
        double callbackLate) {

    public static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Weather in which each fault comes up with its own severity, many of them not at all. */
    public static Weather drawn(Dice dice) {
        return new Weather(
                upTo(dice, 0.02),
                upTo(dice, 0.03),
                upTo(dice, 0.03),
                upTo(dice, 0.2),
                upTo(dice, 0.3),
                upTo(dice, 0.3),
                upTo(dice, 0.5),
                upTo(dice, 0.5),
                upTo(dice, 0.3));
    }

    private static double upTo(Dice dice, double most) {
        return dice.chance(0.5) ? 0 : most * dice.between(1, 100) / 100;
    }
}
