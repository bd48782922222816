package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.dashboard.Activity;
import io.dialstream.campaigns.dashboard.OwnCampaigns;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * One campaign, live. Its numbers come over the WebSocket; what else it shows is asked for here.
 */
@Controller
@RequestMapping("/dashboard/campaigns/{id}")
@Hidden
class CampaignPageController {

    private final OwnCampaigns campaigns;
    private final StandingModel page;
    private final Clock clock;

    CampaignPageController(OwnCampaigns campaigns, StandingModel page, Clock clock) {
        this.campaigns = campaigns;
        this.page = page;
        this.clock = clock;
    }

    @GetMapping
    String page(Authentication who, @PathVariable String id, Model model) {
        show(who, id, model);
        return "campaign";
    }

    /** Where it stands and what can be done, after something has changed. */
    @GetMapping("/standing")
    String standing(Authentication who, @PathVariable String id, Model model) {
        show(who, id, model);
        return "campaign :: standing";
    }

    @GetMapping("/live-calls")
    @ResponseBody
    List<LoggedCall> liveCalls(Authentication who, @PathVariable String id) {
        var visitor = Visitor.of(who);
        return campaigns.liveCalls(campaigns.get(visitor.user(), id), visitor.token());
    }

    @GetMapping("/activity")
    @ResponseBody
    Activity activity(Authentication who, @PathVariable String id) {
        var visitor = Visitor.of(who);
        var calls = campaigns.latestCalls(campaigns.get(visitor.user(), id), visitor.token());
        return Activity.of(calls, clock.instant());
    }

    private void show(Authentication who, String id, Model model) {
        var visitor = Visitor.of(who);
        page.fill(model, campaigns.get(visitor.user(), id), visitor.token());
    }
}
