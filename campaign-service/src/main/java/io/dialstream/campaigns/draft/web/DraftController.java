package io.dialstream.campaigns.draft.web;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.draft.ColumnGuess;
import io.dialstream.campaigns.draft.Draft;
import io.dialstream.campaigns.draft.DraftCampaign;
import io.dialstream.campaigns.draft.DraftSettings;
import io.dialstream.campaigns.draft.Drafts;
import io.dialstream.campaigns.draft.RetentionProperties;
import io.dialstream.campaigns.draft.SheetCheck;
import io.dialstream.campaigns.http.LargeBodies;
import io.dialstream.campaigns.rules.RuleWords;
import io.dialstream.campaigns.session.web.Visitor;
import io.dialstream.campaigns.sheet.Sheet;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Preparing a campaign: upload, look, mend, start. */
@Controller
@Hidden
class DraftController {

    /** Characters of a sheet that people mend on the page; a larger one they mend in its file. */
    private static final int MENDABLE = 200_000;

    private final Drafts drafts;
    private final Agents agents;
    private final DraftCampaign campaigns;
    private final LargeBodies turns;
    private final RetentionProperties retention;
    private final Clock clock;

    DraftController(
            Drafts drafts,
            Agents agents,
            DraftCampaign campaigns,
            LargeBodies turns,
            RetentionProperties retention,
            Clock clock) {
        this.drafts = drafts;
        this.agents = agents;
        this.campaigns = campaigns;
        this.turns = turns;
        this.retention = retention;
        this.clock = clock;
    }

    @GetMapping("/dashboard/new")
    String begin(@AuthenticationPrincipal User user, Model model) {
        var latest = drafts.latest(user.id()).stream().filter(draft -> !isLeft(draft)).toList();
        model.addAttribute("drafts", latest);
        model.addAttribute("agentless", agents.list(user.id(), PageRequest.of(1, null)).isEmpty());
        return "new";
    }

    /** Takes a sheet as it is, in UTF-8, and answers with the page to go on at. */
    @PostMapping("/dashboard/drafts")
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> upload(
            @AuthenticationPrincipal User user,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request)
            throws IOException {
        var text = Sheet.text(request.getInputStream().readAllBytes());
        var agent = agents.list(user.id(), PageRequest.of(1, null)).stream().findFirst();
        var blank = DraftSettings.blank(agent.map(it -> it.agentId()).orElse(""));
        var settings = guessed(text, blank).named(DraftForm.text(name));
        var id = newId();
        drafts.put(new Draft(id, user.id(), newId(), settings, text, clock.instant()));
        return Map.of("page", "/dashboard/drafts/" + id);
    }

    @GetMapping("/dashboard/drafts/{id}")
    String show(@AuthenticationPrincipal User user, @PathVariable String id, Model model) {
        return inTurn(user, id, () -> show(find(user, id), null, model, "draft"));
    }

    /** Keeps what was chosen, and shows what becomes of the rows then. */
    @PostMapping("/dashboard/drafts/{id}")
    String change(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            DraftForm form,
            Model model) {
        return inTurn(
                user,
                id,
                () -> {
                    var draft = find(user, id).with(form.settings(), newId(), clock.instant());
                    drafts.put(draft);
                    return show(draft, null, model, "draft :: preview");
                });
    }

    /** What the rules make of the rows; asked for by the page, as it may take a while. */
    @GetMapping("/dashboard/drafts/{id}/forecast")
    String forecast(Authentication who, @PathVariable String id, Model model) {
        var visitor = Visitor.of(who);
        var user = visitor.user();
        return inTurn(
                user,
                id,
                () -> {
                    try {
                        model.addAttribute("reasons", RuleWords.REASONS);
                        model.addAttribute(
                                "forecast",
                                campaigns.forecast(user, find(user, id), visitor.token()));
                    } catch (InvalidRequestException e) {
                        model.addAttribute("problems", problems(e));
                    }
                    return "draft :: forecast";
                });
    }

    /** Takes the rows anew, after they were mended. */
    @PostMapping("/dashboard/drafts/{id}/sheet")
    String mend(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam String sheet,
            Model model) {
        return inTurn(
                user,
                id,
                () -> {
                    var mended = find(user, id).withSheet(sheet, newId(), clock.instant());
                    Sheet.read(mended.sheet());
                    drafts.put(mended);
                    return show(mended, null, model, "draft :: preview");
                });
    }

    @PostMapping("/dashboard/drafts/{id}/create")
    String create(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean start,
            DraftForm form,
            Model model) {
        return inTurn(user, id, () -> created(user, stored(user, id), start, form, model));
    }

    private String created(User user, Draft stored, boolean start, DraftForm form, Model model) {
        var made = campaigns.made(stored);
        if (made.isPresent()) {
            return pageOf(made.get());
        }
        var draft = stored.with(form.settings(), newId(), clock.instant());
        drafts.put(draft);
        try {
            return pageOf(campaigns.create(user, draft, start));
        } catch (InvalidRequestException e) {
            return show(draft, e, model, "draft");
        }
    }

    @PostMapping("/dashboard/drafts/{id}/discard")
    String discard(@AuthenticationPrincipal User user, @PathVariable String id) {
        drafts.delete(user.id(), id);
        return "redirect:/dashboard/new";
    }

    private String show(
            Draft draft, @Nullable InvalidRequestException refusal, Model model, String view) {
        var sheet = Sheet.read(draft.sheet());
        // What the page does not show is not kept while it is written.
        model.addAttribute(
                "draft", draft.sheet().length() < MENDABLE ? draft : draft.withoutSheet());
        model.addAttribute("settings", draft.settings());
        model.addAttribute("columns", sheet.columns(draft.settings().header()));
        model.addAttribute("preview", SheetCheck.of(sheet, draft.settings()).preview());
        model.addAttribute("countries", Countries.ALL);
        model.addAttribute("agents", agents.list(draft.userId(), PageRequest.of(200, null)));
        model.addAttribute("problems", problems(refusal));
        return view;
    }

    private static List<String> problems(@Nullable InvalidRequestException refusal) {
        return refusal == null
                ? List.of()
                : refusal.fields().stream().map(RuleWords::sentence).toList();
    }

    private static String pageOf(Campaign campaign) {
        return "redirect:/dashboard/campaigns/" + campaign.id();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Draft find(User user, String id) {
        var draft = stored(user, id);
        if (campaigns.made(draft).isPresent()) {
            throw new NotFoundException("This draft has become a campaign; it is in the list.");
        }
        return draft;
    }

    private Draft stored(User user, String id) {
        return drafts.find(user.id(), id)
                .filter(draft -> !isLeft(draft))
                .orElseThrow(() -> new NotFoundException("There is no such draft any more."));
    }

    /** Several large sheets at once would fill the heap. */
    private String inTurn(User user, String id, Supplier<String> work) {
        return drafts.isLarge(user.id(), id) ? turns.inTurn(user.id(), work) : work.get();
    }

    private boolean isLeft(Draft draft) {
        return draft.isLeft(retention.drafts(), clock.instant());
    }

    private static DraftSettings guessed(String sheet, DraftSettings blank) {
        var read = Sheet.read(sheet);
        if (read.isEmpty()) {
            throw new InvalidRequestException("file", "has no rows");
        }
        return ColumnGuess.of(read, blank);
    }
}
