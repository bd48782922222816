package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.dashboard.UsageOverview;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was used, month by month. */
@Controller
@Hidden
class UsagePageController {

    private static final int MONTHS = 12;

    private final CampaignQueries campaigns;
    private final CallHistory history;
    private final Clock clock;

    UsagePageController(CampaignQueries campaigns, CallHistory history, Clock clock) {
        this.campaigns = campaigns;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/dashboard/usage")
    String usage(
            Authentication who,
            @RequestParam(required = false) @Nullable YearMonth month,
            Model model) {
        var visitor = Visitor.of(who);
        var token = visitor.token();
        var current = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        var months =
                IntStream.range(0, MONTHS)
                        .mapToObj(ago -> history.usage(token, current.minusMonths(ago)))
                        .toList();
        model.addAttribute("usage", UsageOverview.of(months));
        var chosen = month == null ? current : month;
        model.addAttribute("chosen", chosen.toString());
        model.addAttribute("byCampaign", campaigns.usage(visitor.user(), token, chosen));
        return "usage";
    }
}
