package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A user's campaigns and where they stand. What belongs to another user is not there. */
@Component
public class OwnCampaigns {

    /** As much history as a chart is drawn from. */
    private static final int MOST_PAGES = 10;

    private final Campaigns campaigns;
    private final Dispatches dispatches;
    private final CallHistory history;

    OwnCampaigns(Campaigns campaigns, Dispatches dispatches, CallHistory history) {
        this.campaigns = campaigns;
        this.dispatches = dispatches;
        this.history = history;
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
        return campaigns
                .find(id)
                .filter(campaign -> campaign.userId().equals(user.id()))
                .orElseThrow(() -> new NotFoundException("There is no campaign " + id + "."));
    }

    public Standing standing(Campaign campaign, String token) {
        var dispatch = dispatches.find(List.of(campaign.id())).stream().findFirst().orElse(null);
        return new Standing(campaign, dispatch, liveCallsIfKnown(campaign, token));
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

    /** The latest calls, up to 2,000 of them. */
    public List<LoggedCall> latestCalls(Campaign campaign, String token) {
        var calls = new ArrayList<LoggedCall>();
        var position = PagePosition.first();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = history.calls(token, campaign.id(), CallFilter.ALL, position);
            calls.addAll(answer.items());
            if (answer.nextCursor() == null) {
                break;
            }
            position = new PagePosition(position.limit(), answer.nextCursor());
        }
        return calls;
    }
}
