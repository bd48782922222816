package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.problem.ConflictException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Adds leads to campaigns that were not started yet: the leads first, then how many there are, so
 * that all of a request's leads are seen or none. Doing it again for the same request changes
 * nothing.
 */
@Component
public class LeadAddition {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Campaigns campaigns;
    private final Leads leads;
    private final LeadScreening screening;

    LeadAddition(Campaigns campaigns, Leads leads, LeadScreening screening) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.screening = screening;
    }

    /**
     * What a request adds.
     *
     * @param id the same however often the request is run
     * @param firstNumber by which what it has added is found again
     * @param leads its leads behind those of the campaign as it is read; asked for only when they
     *     are to be added
     */
    public record Request(String id, String firstNumber, Supplier<List<Lead>> leads) {}

    /**
     * Returns the campaign with the leads in it.
     *
     * @throws ConflictException when the campaign takes no leads any more, or another request was
     *     adding some at the same time; then it is worth trying again
     */
    public Campaign add(Campaign campaign, Request request) {
        if (isDone(campaign, request)) {
            return campaign;
        }
        requirePending(campaign);
        var added = screening.screened(campaign.userId(), request.leads().get());
        return stored(campaign, request, added).orElseGet(() -> overtaken(campaign, request));
    }

    private boolean isDone(Campaign campaign, Request request) {
        return leads.isAddedBy(
                request.id(), campaign.id(), campaign.totalLeads(), request.firstNumber());
    }

    /** The campaign with the leads in it; empty when another request was faster. */
    private Optional<Campaign> stored(Campaign campaign, Request request, List<Lead> added) {
        var places = new LeadPlaces(campaign.places());
        var placed = places.placed(added);
        var counts = places.counts(campaign.placeCounts(), placed);
        var begun = campaigns.beginAddition(campaign);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        int number = begun.getAsInt();
        if (!leads.add(placed, new Addition(request.id(), number))) {
            return Optional.empty();
        }
        // Another run of this request may have stored some of them, by what the rules said then.
        int last = campaign.totalLeads() + added.size();
        int excluded = leads.countExcluded(campaign.id(), campaign.totalLeads(), last);
        return campaigns.completeAddition(
                        campaign, number, added.size(), excluded, places.all(), counts)
                ? Optional.of(
                        campaign.withMoreLeads(added.size(), excluded)
                                .withPlaces(places.all(), counts))
                : Optional.empty();
    }

    /** By another run of the same request, which may have completed it; or else by a stranger. */
    private Campaign overtaken(Campaign before, Request request) {
        var campaign = campaigns.ofUser(before.userId(), before.id());
        if (isDone(campaign, request)) {
            return campaign;
        }
        requirePending(campaign);
        throw new ConflictException(
                "Leads were added by another request meanwhile; nothing of this one was.",
                RETRY_AFTER);
    }

    private static void requirePending(Campaign campaign) {
        if (campaign.status() != CampaignStatus.PENDING) {
            throw new ConflictException(
                    "The campaign is %s; it takes leads only before it is started."
                            .formatted(campaign.status()));
        }
    }
}
