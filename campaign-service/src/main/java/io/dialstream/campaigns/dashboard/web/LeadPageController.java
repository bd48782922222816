package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign's leads: how far each has come, and which rule keeps it from being called. */
@Controller
@Hidden
class LeadPageController {

    private static final int PAGE = 100;

    private final CampaignQueries campaigns;

    LeadPageController(CampaignQueries campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping("/dashboard/campaigns/{id}/leads")
    String leads(
            Authentication who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LeadStatus status,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        var campaign = campaigns.get(Visitor.of(who).user(), id);
        var page = campaigns.leads(campaign, status, Math.max(0, after), PAGE);
        model.addAttribute("campaign", campaigns.view(campaign));
        model.addAttribute("statuses", LeadStatus.values());
        model.addAttribute("chosen", status);
        model.addAttribute("leads", page.leads());
        model.addAttribute("next", page.next());
        return "leads";
    }
}
