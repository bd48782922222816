package io.dialstream.campaigns.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules go by besides what a campaign says, about one lead.
 *
 * @param doNotCall whether its number is on a do-not-call list; null when that cannot be read
 * @param windows in which it may be called; none for any time
 * @param place where it is
 */
public record LeadFacts(@Nullable Boolean doNotCall, List<CallingWindow> windows, Place place) {

    /** Nothing speaks against calling it. */
    public static final LeadFacts NONE = new LeadFacts(false);

    /** Nothing could be read. */
    public static final LeadFacts UNKNOWN = new LeadFacts(null);

    public LeadFacts {
        windows = List.copyOf(windows);
    }

    /** Of a lead that may be called at any time. */
    public LeadFacts(@Nullable Boolean doNotCall) {
        this(doNotCall, List.of(), Place.UNKNOWN);
    }

    /** The first moment at or after that one at which its windows are open; that one for never. */
    public Instant firstAllowed(Instant moment) {
        var allowed = WindowPolicy.firstAllowed(windows, place, moment);
        return allowed == null ? moment : allowed;
    }
}
