package io.dialstream.campaigns.rules;

import org.jspecify.annotations.Nullable;

/**
 * What the rules go by besides what a campaign says, about one lead.
 *
 * @param doNotCall whether its number is on a do-not-call list; null when that cannot be read
 */
public record LeadFacts(@Nullable Boolean doNotCall) {

    /** Nothing speaks against calling it. */
    public static final LeadFacts NONE = new LeadFacts(false);

    /** Nothing could be read. */
    public static final LeadFacts UNKNOWN = new LeadFacts(null);
}
