package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.dashboard.UsageOverview;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.session.web.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was used, month by month. */
@Controller
@Hidden
class UsagePageController {

    private static final int MONTHS = 12;

    private final CallHistory history;
    private final Clock clock;

    UsagePageController(CallHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/dashboard/usage")
    String usage(Authentication who, Model model) {
        var token = Visitor.of(who).token();
        var current = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        var months =
                IntStream.range(0, MONTHS)
                        .mapToObj(ago -> history.usage(token, current.minusMonths(ago)))
                        .toList();
        model.addAttribute("usage", UsageOverview.of(months));
        return "usage";
    }
}
