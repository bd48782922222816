package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.dashboard.MoveReport;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a campaign is told to do from its page; answers with what it did. */
@Controller
@RequestMapping("/dashboard/campaigns/{id}")
@Hidden
class CampaignActionController {

    private final CampaignMoves moves;

    CampaignActionController(CampaignMoves moves) {
        this.moves = moves;
    }

    @PostMapping("/start")
    String start(@AuthenticationPrincipal User user, @PathVariable String id, Model model) {
        return move(user, id, new CampaignMove.Start(), model);
    }

    @PostMapping("/pause")
    String pause(@AuthenticationPrincipal User user, @PathVariable String id, Model model) {
        return move(user, id, new CampaignMove.Pause(null), model);
    }

    @PostMapping("/resume")
    String resume(@AuthenticationPrincipal User user, @PathVariable String id, Model model) {
        return move(user, id, new CampaignMove.Resume(), model);
    }

    @PostMapping("/stop")
    String stop(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean hangup,
            Model model) {
        return move(user, id, new CampaignMove.Stop(hangup), model);
    }

    private String move(User user, String id, CampaignMove move, Model model) {
        var campaign = moves.request(user.id(), id, move);
        model.addAttribute("done", MoveReport.of(move, campaign));
        return "campaign :: done";
    }
}
