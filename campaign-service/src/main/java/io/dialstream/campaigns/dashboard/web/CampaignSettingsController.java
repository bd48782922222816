package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignChanges;
import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.rules.RuleWords;
import io.dialstream.campaigns.session.web.Visitor;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the name and the rules of a campaign, by the rules of {@code PATCH}. */
@Controller
@Hidden
class CampaignSettingsController {

    private static final String OUTDATED =
            "Somebody has changed it meanwhile. Below is what it is now; change that.";

    private final CampaignQueries campaigns;
    private final CampaignChanges changes;
    private final DiagnosisModel page;

    CampaignSettingsController(
            CampaignQueries campaigns, CampaignChanges changes, DiagnosisModel page) {
        this.campaigns = campaigns;
        this.changes = changes;
        this.page = page;
    }

    /** Goes on to the page, which says what has changed, or says there what is wrong. */
    @PostMapping("/dashboard/campaigns/{id}/settings")
    String change(
            Authentication who,
            @PathVariable String id,
            CampaignForm form,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        var visitor = Visitor.of(who);
        var campaign = campaigns.get(visitor.user(), id);
        if (form.isOutdated(campaign)) {
            return refused(
                    visitor,
                    campaign,
                    CampaignForm.of(campaign),
                    List.of(OUTDATED),
                    model,
                    response);
        }
        var patch = form.patch(campaign);
        try {
            changes.request(visitor.user().id(), id, patch);
            to.addAttribute("changed", String.join(",", patch.fields().keySet()));
            return "redirect:/dashboard/campaigns/{id}#settings";
        } catch (InvalidRequestException e) {
            var problems = e.fields().stream().map(RuleWords::sentence).toList();
            return refused(visitor, campaign, form, problems, model, response);
        }
    }

    private String refused(
            Visitor visitor,
            Campaign campaign,
            CampaignForm shown,
            List<String> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.fill(model, campaign, visitor.token());
        model.addAttribute("settings", shown);
        model.addAttribute("problems", problems);
        return "campaign";
    }
}
