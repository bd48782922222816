package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.forecast.TimeZones;
import java.util.List;

/**
 * How a campaign's leads divide when they come in.
 *
 * @param pending how many at each of its places are not EXCLUDED, by the numbers of those
 * @param timeZones of all of them
 */
public record PlaceCounts(List<Integer> pending, TimeZones timeZones) {

    /** Of a campaign that an earlier version has stored, or that has no leads. */
    public static final PlaceCounts NONE = new PlaceCounts(List.of(), TimeZones.NONE);

    public PlaceCounts {
        pending = List.copyOf(pending);
    }
}
