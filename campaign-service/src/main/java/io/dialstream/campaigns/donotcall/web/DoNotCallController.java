package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallList;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.dialstream.campaigns.donotcall.DoNotCallView;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
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

    private final DoNotCallList list;
    private final DoNotCallTables tables;

    DoNotCallController(DoNotCallList list, DoNotCallTables tables) {
        this.list = list;
        this.tables = tables;
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
                            schema =
                                    @Schema(minLength = 1, pattern = DoNotCallValidation.BEGINNING))
                    @RequestParam(required = false)
                    @Nullable String prefix,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.page(
                user.id(), DoNotCallValidation.beginning(prefix), PageRequest.of(limit, cursor));
    }

    /** Described with the list: {@link DoNotCallDocumentation}. */
    @GetMapping(produces = CSV)
    @Operation(hidden = true)
    void table(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable String prefix,
            HttpServletResponse response)
            throws IOException {
        tables.write(user.id(), DoNotCallValidation.beginning(prefix), response);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Put many numbers on the list",
            description =
                    "None of them when one is wrong. An entry that is there already stays, unless the new one"
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
        return tables.add(user.id(), body, SOURCE);
    }
}
