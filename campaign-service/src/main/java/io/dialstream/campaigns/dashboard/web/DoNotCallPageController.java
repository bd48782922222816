package io.dialstream.campaigns.dashboard.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.donotcall.DoNotCallList;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.dialstream.campaigns.donotcall.DoNotCallView;
import io.dialstream.campaigns.donotcall.web.DoNotCallTables;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The do-not-call list, for those who do not write requests. */
@Controller
@RequestMapping("/dashboard/do-not-call")
@Hidden
class DoNotCallPageController {

    static final String PAGE = "/dashboard/do-not-call";

    private static final String SOURCE = "DASHBOARD";
    private static final int MAX_SHOWN = 10;

    private final DoNotCallList list;
    private final DoNotCallTables tables;

    DoNotCallPageController(DoNotCallList list, DoNotCallTables tables) {
        this.list = list;
        this.tables = tables;
    }

    /**
     * The list.
     *
     * @param changed the number that has just been put on it or taken off
     * @param added how many entries of a table were new, and
     * @param unchanged how many were not
     */
    @GetMapping
    String page(
            @AuthenticationPrincipal User user,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable Integer added,
            @RequestParam(defaultValue = "0") int unchanged,
            Model model) {
        if (changed != null && DoNotCallValidation.numberProblem(changed) == null) {
            model.addAttribute("changed", changed);
            model.addAttribute("entry", list.find(user.id(), changed).orElse(null));
        }
        model.addAttribute("added", added);
        model.addAttribute("unchanged", unchanged);
        return show(user, prefix, cursor, DoNotCallForm.EMPTY, List.of(), model);
    }

    /** The rows after a cursor, to be added to the page. */
    @GetMapping("/rows")
    String rows(
            @AuthenticationPrincipal User user,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("prefix", prefix);
        model.addAttribute("page", entries(user, prefix, cursor));
        return "do-not-call :: rows";
    }

    @PostMapping
    String put(
            @AuthenticationPrincipal User user,
            DoNotCallForm form,
            Model model,
            HttpServletResponse response) {
        try {
            return changed(list.put(user.id(), form.submission(), SOURCE).number(), "");
        } catch (InvalidRequestException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(user, "", null, form, e.fields(), model);
        }
    }

    @PostMapping("/delete")
    String delete(
            @AuthenticationPrincipal User user,
            @RequestParam String phoneNumber,
            @RequestParam(defaultValue = "") String prefix) {
        list.delete(user.id(), phoneNumber);
        return changed(phoneNumber, prefix);
    }

    /** Takes a table as it is, in UTF-8, and answers with the page that says what became of it. */
    @PostMapping("/import")
    ResponseEntity<?> add(@AuthenticationPrincipal User user, HttpServletRequest request)
            throws IOException {
        try {
            var done = tables.add(user.id(), request.getInputStream().readAllBytes(), SOURCE);
            var page = "%s?added=%d&unchanged=%d".formatted(PAGE, done.added(), done.unchanged());
            return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("page", page));
        } catch (InvalidRequestException e) {
            return ResponseEntity.badRequest()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(sentences(e.fields()));
        }
    }

    @GetMapping("/table.csv")
    void table(
            @AuthenticationPrincipal User user,
            @RequestParam(defaultValue = "") String prefix,
            HttpServletResponse response)
            throws IOException {
        tables.write(user.id(), beginning(prefix), response);
    }

    /** What cannot be looked for is shown again with what is wrong with it, and finds nothing. */
    private String show(
            User user,
            String prefix,
            @Nullable String cursor,
            DoNotCallForm form,
            List<FieldProblem> problems,
            Model model) {
        model.addAttribute("prefix", prefix);
        model.addAttribute("form", form);
        Map<String, String> byField =
                problems.stream()
                        .collect(toMap(FieldProblem::field, FieldProblem::message, (a, _) -> a));
        model.addAttribute("problems", byField);
        try {
            model.addAttribute("page", entries(user, prefix, cursor));
        } catch (InvalidRequestException e) {
            model.addAttribute("page", new Page<>(List.of(), null));
            model.addAttribute("prefixProblem", e.fields().getFirst().message());
        }
        return "do-not-call";
    }

    private Page<DoNotCallView> entries(User user, String prefix, @Nullable String cursor) {
        return list.page(user.id(), beginning(prefix), PageRequest.of(null, cursor));
    }

    private static String beginning(String prefix) {
        return DoNotCallValidation.beginning(FilterForm.number(prefix));
    }

    private static String changed(String number, String prefix) {
        var query = "?changed=" + encoded(number);
        return "redirect:"
                + PAGE
                + (prefix.isEmpty() ? query : query + "&prefix=" + encoded(prefix));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String sentences(List<FieldProblem> problems) {
        var first =
                problems.stream()
                        .limit(MAX_SHOWN)
                        .map(DoNotCallPageController::sentence)
                        .collect(joining("\n"));
        int more = problems.size() - MAX_SHOWN;
        return more > 0 ? first + "\nand more" : first;
    }

    /** As in Line 3: phoneNumber must be in E.164 form. */
    private static String sentence(FieldProblem problem) {
        var field = problem.field().replaceFirst("^lines\\[(\\d+)]\\.", "Line $1: ");
        return field + " " + problem.message() + ".";
    }
}
