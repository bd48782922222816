package io.dialstream.campaigns.campaign;

import java.util.Collection;
import java.util.Map;

/** How far the leads of campaigns have come. */
public interface LeadProgresses {

    /**
     * That of each of these campaigns, by its id, whose leads are counted: not of one that has not
     * begun, nor of one that was stopped by a version that did not count them.
     */
    Map<String, LeadProgress> progressOf(Collection<String> campaignIds);

    /** How the leads of a campaign divide; as nothing is known of one that has not begun. */
    default LeadTally tallyOf(String campaignId) {
        return LeadTally.NONE;
    }
}
