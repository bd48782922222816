package io.dialstream.campaigns.dashboard;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignLeads;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.diagnosis.Diagnoses;
import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CampaignActivity;
import io.dialstream.campaigns.history.CampaignUsage;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadView;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages ask about a user's campaigns. What belongs to another user is not there. */
@Component
public class CampaignQueries {

    private static final int MAX_STEPS = 60;
    private static final int MAX_PAGES = 10;

    private final Campaigns campaigns;
    private final Diagnoses diagnoses;
    private final CallHistory history;
    private final AnnouncedAccounts accounts;
    private final CampaignViews views;
    private final CampaignLeads leads;

    CampaignQueries(
            Campaigns campaigns,
            Diagnoses diagnoses,
            CallHistory history,
            AnnouncedAccounts accounts,
            CampaignViews views,
            CampaignLeads leads) {
        this.campaigns = campaigns;
        this.diagnoses = diagnoses;
        this.history = history;
        this.accounts = accounts;
        this.views = views;
        this.leads = leads;
    }

    public Page<Campaign> list(User user, @Nullable CampaignStatus status, PageRequest page) {
        var oneMore = campaigns.list(user.id(), status, page);
        return Page.of(
                oneMore,
                page.limit(),
                campaign -> new Cursor(campaign.times().createdAt(), campaign.id()));
    }

    /** The campaign, if it is the user's; else there is none. */
    public Campaign get(User user, String id) {
        return campaigns.ofUser(user.id(), id);
    }

    public CampaignView view(Campaign campaign) {
        return views.of(campaign);
    }

    public Diagnosis diagnosis(Campaign campaign) {
        return diagnoses.of(campaign);
    }

    /** Why no call is started; empty while calls start as they should. */
    public Optional<Explanation> explanation(
            Campaign campaign, Diagnosis diagnosis, String token, Instant now) {
        var live =
                new LiveCalls(
                        StandstillPolicy.looksAtCalls(diagnosis)
                                ? liveCallsIfKnown(campaign, token)
                                : List.of(),
                        campaign.stats().inFlightCalls(),
                        accounts.withoutRinging());
        return StandstillPolicy.explain(campaign, diagnosis, live, views.accountOf(campaign), now);
    }

    /**
     * Leads as their user sees them.
     *
     * @param next after which position there may be more; null when there are none
     */
    public record LeadPage(List<LeadView> leads, @Nullable Integer next) {

        public LeadPage {
            leads = List.copyOf(leads);
        }
    }

    /** At most so many leads of a campaign after a position. */
    public LeadPage leads(Campaign campaign, @Nullable LeadStatus status, int after, int count) {
        var found = leads.list(campaign, status, after, count);
        return new LeadPage(
                found.stream().map(LeadView::of).toList(),
                found.size() < count ? null : found.getLast().position());
    }

    private @Nullable List<LoggedCall> liveCallsIfKnown(Campaign campaign, String token) {
        try {
            return liveCalls(campaign, token);
        } catch (UnavailableException _) {
            return null;
        }
    }

    /** Calls that have not ended, as the call log knows them. */
    public List<LoggedCall> liveCalls(Campaign campaign, String token) {
        if (campaign.status().isFinal() && campaign.stats().inFlightCalls() == 0) {
            return List.of();
        }
        return Stream.of(CallStatus.values())
                .filter(status -> !status.isFinal())
                .flatMap(status ->
                        history
                                .calls(
                                        token,
                                        campaign.id(),
                                        CallFilter.of(status),
                                        PagePosition.first())
                                .items()
                                .stream())
                .toList();
    }

    /** All calls over time, in as many steps as a chart has room for. */
    public CampaignActivity activity(Campaign campaign, String token) {
        return history.activity(token, campaign.id(), MAX_STEPS);
    }

    /** What each of a user's campaigns used in a month; of the first 2,000 of them. */
    public UsageByCampaign usage(User user, String token, YearMonth month) {
        var used = new ArrayList<CampaignUsage>();
        @Nullable String cursor = null;
        for (int page = 0; page < MAX_PAGES && (page == 0 || cursor != null); page++) {
            var position = new PagePosition(PagePosition.first().limit(), cursor);
            var answer = history.usageByCampaign(token, month, position);
            used.addAll(answer.items());
            cursor = answer.nextCursor();
        }
        return UsageByCampaign.of(month, used, names(user, used));
    }

    private Map<String, String> names(User user, List<CampaignUsage> used) {
        var ids = used.stream().map(CampaignUsage::campaignId).filter(Objects::nonNull).toList();
        return campaigns.findAll(ids).stream()
                .filter(campaign -> campaign.userId().equals(user.id()))
                .collect(toMap(Campaign::id, Campaign::name));
    }
}
