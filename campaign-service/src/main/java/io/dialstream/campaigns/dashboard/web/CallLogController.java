package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.dashboard.TimelineStep;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogPage;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.campaigns.history.web.HistoryTables;
import io.dialstream.campaigns.session.web.Visitor;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The viewer of a campaign's call log, and of one call in it. */
@Controller
@Hidden
class CallLogController {

    private static final int PAGE = 50;

    private final CampaignQueries campaigns;
    private final CallHistory history;
    private final HistoryTables tables;

    CallLogController(CampaignQueries campaigns, CallHistory history, HistoryTables tables) {
        this.campaigns = campaigns;
        this.history = history;
        this.tables = tables;
    }

    @GetMapping("/dashboard/campaigns/{id}/log")
    String log(Authentication who, @PathVariable String id, LogFilter filter, Model model) {
        return show(who, id, filter, null, model, "log");
    }

    /** The rows after a cursor, or the newest ones. */
    @GetMapping("/dashboard/campaigns/{id}/log/rows")
    String rows(
            Authentication who,
            @PathVariable String id,
            LogFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return show(who, id, filter, cursor, model, "log :: rows");
    }

    @GetMapping("/dashboard/campaigns/{id}/logs.csv")
    void logTable(
            Authentication who, @PathVariable String id, LogFilter filter, HttpServletResponse out)
            throws IOException {
        var visitor = Visitor.of(who);
        var campaign = campaigns.get(visitor.user(), id);
        tables.entries(visitor.token(), campaign.id(), FilterForm.tidied(filter), out);
    }

    @GetMapping("/dashboard/campaigns/{id}/calls.csv")
    void callTable(
            Authentication who, @PathVariable String id, CallFilter filter, HttpServletResponse out)
            throws IOException {
        var visitor = Visitor.of(who);
        tables.calls(visitor.token(), campaigns.get(visitor.user(), id).id(), filter, out);
    }

    @GetMapping("/dashboard/calls/{callId}")
    String call(Authentication who, @PathVariable String callId, Model model) {
        var call =
                history.call(Visitor.of(who).token(), callId)
                        .orElseThrow(
                                () -> new NotFoundException("There is no call " + callId + "."));
        model.addAttribute("call", call);
        model.addAttribute("steps", TimelineStep.of(call.timeline()));
        return "call";
    }

    /** A filter that cannot be is shown again with what is wrong with it, and matches nothing. */
    private String show(
            Authentication who,
            String id,
            LogFilter filter,
            @Nullable String cursor,
            Model model,
            String view) {
        var visitor = Visitor.of(who);
        var campaign = campaigns.get(visitor.user(), id);
        model.addAttribute("campaign", campaigns.view(campaign));
        model.addAttribute("unfinished", !campaign.status().isFinal());
        model.addAttribute("statuses", CallStatus.values());
        model.addAttribute("filter", filter);
        model.addAttribute("query", FilterForm.query(filter));
        try {
            var position = new PagePosition(PAGE, cursor);
            var asked = FilterForm.tidied(filter);
            model.addAttribute("page", history.entries(visitor.token(), id, asked, position));
        } catch (InvalidRequestException e) {
            model.addAttribute("page", new CallLogPage(List.of(), null));
            model.addAttribute("problems", e.fields().stream().map(FilterForm::sentence).toList());
        }
        return view;
    }
}
