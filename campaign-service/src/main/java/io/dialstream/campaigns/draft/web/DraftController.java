package io.dialstream.campaigns.draft.web;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.draft.Draft;
import io.dialstream.campaigns.draft.DraftSettings;
import io.dialstream.campaigns.draft.Drafts;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private final Drafts drafts;
    private final Agents agents;
    private final DraftCampaign campaigns;
    private final Clock clock;

    DraftController(Drafts drafts, Agents agents, DraftCampaign campaigns, Clock clock) {
        this.drafts = drafts;
        this.agents = agents;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @GetMapping("/dashboard/new")
    String begin(@AuthenticationPrincipal User user, Model model) {
        model.addAttribute("drafts", drafts.latest(user.id()));
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
        var text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var agent = agents.list(user.id(), PageRequest.of(1, null)).stream().findFirst();
        var blank = DraftForm.atFirst(agent.map(it -> it.agentId()).orElse(""));
        var settings = named(guessed(text, blank), name);
        var id = newId();
        drafts.put(new Draft(id, user.id(), newId(), settings, text, clock.instant()));
        return Map.of("page", "/dashboard/drafts/" + id);
    }

    @GetMapping("/dashboard/drafts/{id}")
    String show(@AuthenticationPrincipal User user, @PathVariable String id, Model model) {
        return show(find(user, id), null, model, "draft");
    }

    /** Keeps what was chosen, and shows what becomes of the rows then. */
    @PostMapping("/dashboard/drafts/{id}")
    String change(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            DraftForm form,
            Model model) {
        var draft = find(user, id).with(form.settings(), newId(), clock.instant());
        drafts.put(draft);
        return show(draft, null, model, "draft :: preview");
    }

    /** Takes the rows anew, after they were mended. */
    @PostMapping("/dashboard/drafts/{id}/sheet")
    String mend(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam String sheet,
            Model model) {
        var mended = find(user, id).withSheet(sheet, newId(), clock.instant());
        drafts.put(mended);
        return show(mended, null, model, "draft :: preview");
    }

    @PostMapping("/dashboard/drafts/{id}/create")
    String create(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean start,
            DraftForm form,
            Model model) {
        var stored = stored(user, id);
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
        model.addAttribute("draft", draft);
        model.addAttribute("settings", draft.settings());
        model.addAttribute("columns", sheet.columns(draft.settings().header()));
        model.addAttribute("preview", SheetCheck.of(sheet, draft.settings()).preview());
        model.addAttribute("countries", Countries.ALL);
        model.addAttribute("agents", agents.list(draft.userId(), PageRequest.of(200, null)));
        model.addAttribute("problems", refusal == null ? List.of() : refusal.fields());
        return view;
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
                .orElseThrow(() -> new NotFoundException("There is no such draft any more."));
    }

    private static DraftSettings guessed(String sheet, DraftSettings blank) {
        var read = Sheet.read(sheet);
        if (read.rows(false).isEmpty()) {
            throw new InvalidRequestException("file", "has no rows");
        }
        return read.guess(blank);
    }

    private static DraftSettings named(DraftSettings settings, String name) {
        return new DraftSettings(
                name.strip(),
                settings.agentId(),
                settings.limit(),
                settings.country(),
                settings.header(),
                settings.nameColumn(),
                settings.numberColumn(),
                settings.idColumn(),
                settings.leaveOut());
    }
}
