package io.dialstream.campaigns.dashboard.web;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.agent.AgentView;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.agent.OwnAddressProperties;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.campaigns.route.NumberRouting;
import io.dialstream.campaigns.route.RouteView;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The numbers that people can call, for those who do not write requests. */
@Controller
@RequestMapping("/dashboard/numbers")
@Hidden
class NumberPageController {

    private static final String PAGE = "/dashboard/numbers";

    private final NumberRouting numbers;
    private final Agents agents;
    private final List<WebhookAddress> addresses;
    private final String usual;

    NumberPageController(
            NumberRouting numbers,
            Agents agents,
            Environment environment,
            OwnAddressProperties own,
            UsualAccountProperties usual) {
        this.numbers = numbers;
        this.agents = agents;
        this.addresses =
                ConfiguredAccounts.read(environment).stream()
                        .map(account -> WebhookAddress.of(account, own.publicBaseUrl()))
                        .toList();
        this.usual = usual.id();
    }

    /**
     * The list.
     *
     * @param changed the number that has just been added, changed or removed
     */
    @GetMapping
    String page(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        if (changed != null && changed.matches("\\+[0-9]{2,15}")) {
            model.addAttribute("changed", changed);
            model.addAttribute("number", find(user, changed));
        }
        return show(user, cursor, NumberForm.EMPTY, List.of(), model);
    }

    private @Nullable RouteView find(User user, String number) {
        try {
            return numbers.get(user.id(), number);
        } catch (NotFoundException _) {
            return null;
        }
    }

    @PostMapping
    String put(
            @AuthenticationPrincipal User user,
            NumberForm form,
            Model model,
            HttpServletResponse response) {
        try {
            var put = numbers.put(user.id(), form.number(), form.submission());
            return changed(put.view().phoneNumber());
        } catch (InvalidRequestException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(user, null, form, e.fields(), model);
        } catch (ConflictException _) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var taken = new FieldProblem("phoneNumber", "is taken");
            return show(user, null, form, List.of(taken), model);
        }
    }

    @PostMapping("/delete")
    String delete(@AuthenticationPrincipal User user, @RequestParam String phoneNumber) {
        numbers.remove(user.id(), phoneNumber);
        return changed(phoneNumber);
    }

    private String show(
            User user,
            @Nullable String cursor,
            NumberForm form,
            List<FieldProblem> problems,
            Model model) {
        Map<String, String> byField =
                problems.stream()
                        .collect(toMap(FieldProblem::field, FieldProblem::message, (a, _) -> a));
        model.addAttribute("page", numbers.page(user.id(), PageRequest.of(null, cursor)));
        model.addAttribute("form", form);
        model.addAttribute("problems", byField);
        var all = agents(user);
        model.addAttribute("agents", all);
        model.addAttribute(
                "names", all.stream().collect(toMap(AgentView::agentId, AgentView::name)));
        model.addAttribute("addresses", addresses);
        model.addAttribute("usual", usual);
        return "numbers";
    }

    private List<AgentView> agents(User user) {
        return agents.list(user.id(), new PageRequest(PageRequest.MAX_LIMIT, null)).stream()
                .map(AgentView::of)
                .toList();
    }

    private static String changed(String number) {
        return "redirect:" + PAGE + "?changed=" + UriUtils.encode(number, StandardCharsets.UTF_8);
    }
}
