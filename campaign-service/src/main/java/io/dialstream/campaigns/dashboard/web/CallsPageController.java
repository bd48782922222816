package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallDirection;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallPage;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.campaigns.session.web.Visitor;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All calls of a user, in whatever campaign or in none, those that came in as well. */
@Controller
@Hidden
class CallsPageController {

    private static final int PAGE = 50;

    private final CallHistory history;

    CallsPageController(CallHistory history) {
        this.history = history;
    }

    @GetMapping("/dashboard/calls")
    String calls(
            Authentication who,
            AllCallsFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return show(who, filter, cursor, model, "calls");
    }

    /** The rows after a cursor, to be added to the page. */
    @GetMapping("/dashboard/calls/rows")
    String rows(
            Authentication who,
            AllCallsFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return show(who, filter, cursor, model, "calls :: rows");
    }

    /** A filter that cannot be is shown again with what is wrong with it, and matches nothing. */
    private String show(
            Authentication who,
            AllCallsFilter filter,
            @Nullable String cursor,
            Model model,
            String view) {
        model.addAttribute("directions", CallDirection.values());
        model.addAttribute("statuses", CallStatus.values());
        model.addAttribute("filter", filter);
        model.addAttribute("query", FilterForm.query(filter));
        try {
            var asked = FilterForm.tidied(filter);
            var position = new PagePosition(PAGE, cursor);
            model.addAttribute("page", history.calls(Visitor.of(who).token(), asked, position));
        } catch (InvalidRequestException e) {
            model.addAttribute("page", new CallPage(List.of(), null));
            model.addAttribute("problems", e.fields().stream().map(FilterForm::sentence).toList());
        }
        return view;
    }
}
