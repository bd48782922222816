package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.history.CampaignActivity;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * One campaign, live. Its numbers come over the WebSocket; what else it shows is asked for here.
 */
@Controller
@RequestMapping("/dashboard/campaigns/{id}")
@Hidden
class CampaignPageController {

    private final CampaignQueries campaigns;
    private final DiagnosisModel page;

    CampaignPageController(CampaignQueries campaigns, DiagnosisModel page) {
        this.campaigns = campaigns;
        this.page = page;
    }

    /**
     * The page.
     *
     * @param changed the settings that have just been changed; empty when none was
     */
    @GetMapping
    String page(
            Authentication who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        model.addAttribute("settings", CampaignForm.of(show(who, id, model)));
        model.addAttribute("changed", changed == null ? null : CampaignForm.report(changed));
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
    CampaignActivity activity(Authentication who, @PathVariable String id) {
        var visitor = Visitor.of(who);
        return campaigns.activity(campaigns.get(visitor.user(), id), visitor.token());
    }

    private Campaign show(Authentication who, String id, Model model) {
        var visitor = Visitor.of(who);
        var campaign = campaigns.get(visitor.user(), id);
        page.fill(model, campaign, visitor.token());
        return campaign;
    }
}
