package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.donotcall.DoNotCallList;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.dialstream.campaigns.donotcall.DoNotCallView;
import io.dialstream.campaigns.sheet.SheetWriter;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's do-not-call list over HTTP. */
@RestController
@RequestMapping("/do-not-call")
@Tag(name = "Do not call", description = "Numbers that are never called")
class DoNotCallController {

    /** Of an entry that does not say where it comes from. */
    private static final String SOURCE = "API";

    static final String CSV = "text/csv";

    /** Of the whole list, that are read at once. */
    private static final int ROWS = 1_000;

    private static final String BEGINNING = "^\\+?([1-9][0-9]{0,14})?\\*?$";
    private static final Pattern BEGINNINGS = Pattern.compile(BEGINNING);

    private final DoNotCallList list;

    DoNotCallController(DoNotCallList list) {
        this.list = list;
    }

    @PutMapping("/{phoneNumber}")
    @Operation(
            summary = "Put a number on the list, or change what is known of it",
            description =
                    "Holds for every call that is decided on from then on. A number that ends in a"
                            + " star stands for all numbers that begin like that.")
    @ApiResponse(responseCode = "200", description = "The entry")
    DoNotCallView put(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = DoNotCallValidation.NUMBER)) @PathVariable
                    String phoneNumber,
            @RequestBody DoNotCallRequest request) {
        return DoNotCallView.of(list.put(user.id(), request.submission(phoneNumber), SOURCE));
    }

    @GetMapping("/{phoneNumber}")
    @Operation(summary = "The entry of a number or a prefix")
    @ApiResponse(responseCode = "200", description = "The entry")
    @ApiResponse(responseCode = "404", description = "There is no such entry")
    DoNotCallView get(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = DoNotCallValidation.NUMBER)) @PathVariable
                    String phoneNumber) {
        return DoNotCallView.of(list.get(user.id(), phoneNumber));
    }

    @DeleteMapping("/{phoneNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take an entry off the list",
            description = "Leads that were excluded meanwhile stay excluded.")
    @ApiResponse(responseCode = "204", description = "The entry is gone")
    @ApiResponse(responseCode = "404", description = "There is no such entry")
    void delete(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = DoNotCallValidation.NUMBER)) @PathVariable
                    String phoneNumber) {
        list.delete(user.id(), phoneNumber);
    }

    @GetMapping
    @Operation(
            summary = "The list, in the order of the numbers",
            description =
                    "As text/csv it is the whole list, or all of it that begins with the prefix: a"
                            + " table that can be posted again.")
    @ApiResponse(responseCode = "200", description = "A page of entries, or a table of all")
    Page<DoNotCallView> list(
            @AuthenticationPrincipal User user,
            @Parameter(
                            description = "how numbers begin, with + or without",
                            schema = @Schema(minLength = 1, pattern = BEGINNING))
                    @RequestParam(required = false)
                    @Nullable String prefix,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after();
        var oneMore =
                list.list(
                        user.id(),
                        beginning(prefix),
                        after == null ? null : after.id(),
                        page.limit() + 1);
        return Page.of(oneMore, page.limit(), DoNotCallController::cursorOf).map(DoNotCallView::of);
    }

    /** Described with the list: {@link DoNotCallDocumentation}. */
    @GetMapping(produces = CSV)
    @Operation(hidden = true)
    void table(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable String prefix,
            HttpServletResponse response)
            throws IOException {
        var beginning = beginning(prefix);
        var first = rows(user, beginning, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"do-not-call.csv\"");
        SheetWriter.write(
                response.getOutputStream(),
                DoNotCallSheet.COLUMNS,
                first,
                after -> rows(user, beginning, after));
    }

    private SheetWriter.Rows rows(User user, String beginning, @Nullable String after) {
        return DoNotCallSheet.rows(list.list(user.id(), beginning, after, ROWS), ROWS);
    }

    /** A plus that is not encoded is a space. */
    private static String beginning(@Nullable String prefix) {
        var text = prefix == null ? "" : prefix.strip();
        if (!BEGINNINGS.matcher(text).matches()) {
            throw new InvalidRequestException("prefix", "must be the beginning of a number");
        }
        return text.startsWith("+") ? text : "+" + text;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Put many numbers on the list",
            description =
                    "All of them or none. An entry that is there already stays, unless the new one"
                            + " holds longer. As text/csv it is a table with a column phoneNumber,"
                            + " and reason, expiresAt and source where it has them; rows"
                            + " that have lapsed are skipped.")
    @ApiResponse(responseCode = "200", description = "How many are new, and how many are not")
    DoNotCallList.Added add(
            @AuthenticationPrincipal User user, @RequestBody DoNotCallImportRequest request) {
        return list.add(
                user.id(),
                request.submissions(),
                SOURCE,
                DoNotCallValidation.Lapsed.REFUSED,
                n -> "entries[" + n + "]");
    }

    @PostMapping(consumes = CSV)
    @Operation(summary = "Put a table of numbers on the list")
    @ApiResponse(responseCode = "200", description = "How many are new, and how many are not")
    DoNotCallList.Added addTable(
            @AuthenticationPrincipal User user,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string", minLength = 1)))
                    @RequestBody
                    byte[] body) {
        var sheet = DoNotCallSheet.read(body);
        return list.add(
                user.id(),
                sheet.entries(),
                SOURCE,
                DoNotCallValidation.Lapsed.SKIPPED,
                sheet::field);
    }

    /** Sorted by number alone: the time of the cursors means nothing. */
    private static Cursor cursorOf(DoNotCallEntry entry) {
        return new Cursor(Instant.EPOCH, entry.number());
    }
}
