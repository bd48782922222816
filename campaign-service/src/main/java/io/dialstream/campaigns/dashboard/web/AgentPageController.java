package io.dialstream.campaigns.dashboard.web;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AgentIds;
import io.dialstream.campaigns.agent.AgentRemoval;
import io.dialstream.campaigns.agent.AgentStorage;
import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.agent.AgentView;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.session.web.Destination;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What callees hear, for those who do not write requests. */
@Controller
@Hidden
class AgentPageController {

    private static final String LIST = "/dashboard/agents";
    private static final int MOST = 200;

    private final Agents agents;
    private final AgentStorage storage;
    private final AgentRemoval removal;
    private final AgentValidation validation;
    private final Clock clock;

    AgentPageController(
            Agents agents,
            AgentStorage storage,
            AgentRemoval removal,
            AgentValidation validation,
            Clock clock) {
        this.agents = agents;
        this.storage = storage;
        this.removal = removal;
        this.validation = validation;
        this.clock = clock;
    }

    @GetMapping("/dashboard/agents")
    String list(@AuthenticationPrincipal User user, Model model) {
        var all = agents.list(user.id(), PageRequest.of(MOST, null));
        model.addAttribute("agents", all.stream().limit(MOST).map(AgentView::of).toList());
        return "agents";
    }

    /** Whoever was sent here from a campaign that needs an agent goes on there. */
    @GetMapping("/dashboard/new-agent")
    ModelAndView blank(@RequestParam(required = false) @Nullable String next) {
        return page(null, AgentForm.EMPTY, next, List.of());
    }

    @PostMapping("/dashboard/new-agent")
    ModelAndView create(
            @AuthenticationPrincipal User user,
            AgentForm form,
            @RequestParam(required = false) @Nullable String next) {
        try {
            var id = freeId(user, form);
            storage.put(agent(user, id, form));
            return new ModelAndView("redirect:" + (next == null ? LIST : Destination.of(next)));
        } catch (InvalidRequestException e) {
            return page(null, form, next, e.fields());
        }
    }

    @GetMapping("/dashboard/agents/{agentId}")
    ModelAndView edit(@AuthenticationPrincipal User user, @PathVariable String agentId) {
        return page(agentId, AgentForm.of(find(user, agentId)), null, List.of());
    }

    @PostMapping("/dashboard/agents/{agentId}")
    ModelAndView change(
            @AuthenticationPrincipal User user, @PathVariable String agentId, AgentForm form) {
        find(user, agentId);
        try {
            storage.put(agent(user, agentId, form));
            return new ModelAndView("redirect:" + LIST);
        } catch (InvalidRequestException e) {
            return page(agentId, form, null, e.fields());
        }
    }

    /** The page's script goes where it is told, or shows why it is not done. */
    @PostMapping("/dashboard/agents/{agentId}/delete")
    ResponseEntity<Void> delete(@AuthenticationPrincipal User user, @PathVariable String agentId) {
        removal.remove(user.id(), agentId);
        return ResponseEntity.ok().header("HX-Redirect", LIST).build();
    }

    private static ModelAndView page(
            @Nullable String agentId,
            AgentForm form,
            @Nullable String next,
            List<FieldProblem> problems) {
        var status = problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        Map<String, String> byField =
                problems.stream()
                        .collect(toMap(FieldProblem::field, FieldProblem::message, (a, _) -> a));
        return new ModelAndView("agent", status)
                .addObject("title", agentId == null ? "New agent" : "Agent " + agentId)
                .addObject("agentId", agentId)
                .addObject("form", form)
                .addObject("next", next)
                .addObject("problems", byField);
    }

    private Agent agent(User user, String id, AgentForm form) {
        return validation.agent(user.id(), id, form.submission(), clock.instant());
    }

    /** A form that is sent twice makes one agent: an id whose agent is the same is free, too. */
    private String freeId(User user, AgentForm form) {
        var name = form.name() == null ? "" : form.name();
        return AgentIds.of(name)
                .filter(id ->
                        agents.find(user.id(), id)
                                .map(there -> AgentForm.of(there).submission())
                                .filter(there -> !there.equals(form.submission()))
                                .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Agent find(User user, String agentId) {
        return agents.find(user.id(), agentId)
                .orElseThrow(() -> new NotFoundException("There is no agent " + agentId + "."));
    }
}
