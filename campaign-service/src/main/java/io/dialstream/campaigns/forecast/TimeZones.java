package io.dialstream.campaigns.forecast;

import io.dialstream.campaigns.rules.Place;
import java.util.HashSet;

/**
 * How many leads may be in one time zone, in several, and in none that is known: by their own and
 * by their numbers.
 */
public record TimeZones(long one, long several, long none) {

    public static final TimeZones NONE = new TimeZones(0, 0, 0);

    /** Of one lead. */
    public static TimeZones of(Place place) {
        var zones = new HashSet<>(place.ofNumber());
        if (place.timeZone() != null) {
            zones.add(place.timeZone());
        }
        return switch (Math.min(zones.size(), 2)) {
            case 0 -> new TimeZones(0, 0, 1);
            case 1 -> new TimeZones(1, 0, 0);
            default -> new TimeZones(0, 1, 0);
        };
    }

    /** Of all these leads, and of those. */
    public TimeZones and(TimeZones more) {
        return new TimeZones(one + more.one, several + more.several, none + more.none);
    }
}
