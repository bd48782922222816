package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.dashboard.MoveReport;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a campaign is told to do from its page; answers with where it stands then. */
@Controller
@RequestMapping("/dashboard/campaigns/{id}")
@Hidden
class CampaignActionController {

    private final CampaignMoves moves;
    private final StandingModel page;

    CampaignActionController(CampaignMoves moves, StandingModel page) {
        this.moves = moves;
        this.page = page;
    }

    @PostMapping("/start")
    String start(Authentication who, @PathVariable String id, Model model) {
        return move(who, id, new CampaignMove.Start(), model);
    }

    @PostMapping("/pause")
    String pause(Authentication who, @PathVariable String id, Model model) {
        return move(who, id, new CampaignMove.Pause(null), model);
    }

    @PostMapping("/resume")
    String resume(Authentication who, @PathVariable String id, Model model) {
        return move(who, id, new CampaignMove.Resume(), model);
    }

    @PostMapping("/stop")
    String stop(
            Authentication who,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean hangup,
            Model model) {
        return move(who, id, new CampaignMove.Stop(hangup), model);
    }

    private String move(Authentication who, String id, CampaignMove move, Model model) {
        var visitor = Visitor.of(who);
        var campaign = moves.request(visitor.user().id(), id, move);
        page.fill(model, campaign, visitor.token());
        model.addAttribute("done", MoveReport.of(move, campaign));
        return "campaign :: standing";
    }
}
