package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.dashboard.Figures;
import io.dialstream.campaigns.dashboard.HeldLeads;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/** What the page of a campaign is made of. */
@Component
class DiagnosisModel {

    private final CampaignQueries campaigns;
    private final JsonMapper json;
    private final Clock clock;

    DiagnosisModel(CampaignQueries campaigns, JsonMapper json, Clock clock) {
        this.campaigns = campaigns;
        this.json = json;
        this.clock = clock;
    }

    void fill(Model model, Campaign campaign, String token) {
        var now = clock.instant();
        var view = campaigns.view(campaign);
        var diagnosis = campaigns.diagnosis(campaign);
        model.addAttribute("campaign", view);
        model.addAttribute("figures", new Figures(view, now));
        model.addAttribute("json", json.writeValueAsString(view));
        model.addAttribute(
                "why", campaigns.explanation(campaign, diagnosis, token, now).orElse(null));
        model.addAttribute("nextCallAt", diagnosis.dialing() ? null : diagnosis.nextCallAt());
        model.addAttribute("held", HeldLeads.of(diagnosis));
    }
}
