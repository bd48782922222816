package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.dashboard.Figures;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: all campaigns and how they go. */
@Controller
@Hidden
class CampaignListController {

    private static final int PAGE = 25;

    private final CampaignQueries campaigns;
    private final Agents agents;
    private final Clock clock;

    CampaignListController(CampaignQueries campaigns, Agents agents, Clock clock) {
        this.campaigns = campaigns;
        this.agents = agents;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/dashboard";
    }

    @GetMapping("/dashboard")
    String list(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable CampaignStatus status,
            Model model) {
        return show(user, status, null, model, "campaigns");
    }

    /** The rows after a cursor, to be added to the page. */
    @GetMapping("/dashboard/campaigns/rows")
    String rows(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable CampaignStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return show(user, status, cursor, model, "campaigns :: rows");
    }

    private String show(
            User user,
            @Nullable CampaignStatus status,
            @Nullable String cursor,
            Model model,
            String view) {
        var now = clock.instant();
        var page =
                campaigns
                        .list(user, status, PageRequest.of(PAGE, cursor))
                        .map(campaign -> new Figures(campaigns.view(campaign), now));
        model.addAttribute("page", page);
        model.addAttribute("agentless", page.items().isEmpty() && hasNoAgent(user));
        model.addAttribute("status", status);
        model.addAttribute("statuses", CampaignStatus.values());
        return view;
    }

    private boolean hasNoAgent(User user) {
        return agents.list(user.id(), PageRequest.of(1, null)).isEmpty();
    }
}
