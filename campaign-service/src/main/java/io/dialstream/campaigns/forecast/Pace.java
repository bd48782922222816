package io.dialstream.campaigns.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How quickly a campaign is dialled.
 *
 * @param limit live calls at once
 * @param callsPerSecond what its account allows; null when nobody knows
 * @param averageSeconds how long people talk, on average over all calls, also those that nobody
 *     answered; null when there was none yet
 */
public record Pace(int limit, @Nullable Double callsPerSecond, @Nullable Double averageSeconds) {

    /**
     * How long so many calls take at least, one each; null when there was none yet to go by. A slot
     * is held longer than people talk, from the dialling on, but nobody measures that.
     */
    @Nullable Long secondsFor(long calls) {
        if (averageSeconds == null) {
            return null;
        }
        double talking = calls * averageSeconds / limit;
        double asking = callsPerSecond == null ? 0 : calls / callsPerSecond;
        return (long) Math.ceil(Math.max(talking, asking));
    }
}
