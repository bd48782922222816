package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import java.util.List;

/**
 * A campaign that knows where its leads are, as it is stored when it is created.
 *
 * @param leads with the numbers of their places
 */
public record Placed(Campaign campaign, List<Lead> leads) {

    public static Placed of(Campaign campaign, List<Lead> leads) {
        var places = new LeadPlaces(campaign.places());
        var placed = places.placed(leads);
        var counts = places.counts(campaign.placeCounts(), placed);
        return new Placed(campaign.withPlaces(places.all(), counts), placed);
    }
}
