package io.dialstream.campaigns.route.web;

import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.route.NumberRouting;
import io.dialstream.campaigns.route.RouteView;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's numbers over HTTP. */
@RestController
@RequestMapping("/numbers")
@Tag(name = "Numbers", description = "Numbers that people can call, and who takes these calls")
class NumberController {

    private final NumberRouting numbers;

    NumberController(NumberRouting numbers) {
        this.numbers = numbers;
    }

    @PutMapping("/{phoneNumber}")
    @Operation(
            summary = "Have an agent take the calls to a number, or another one than before",
            description =
                    "The number is one that you have at a provider; whoever puts it first has it"
                            + " here. Holds for the calls that come in a moment later.")
    @ApiResponse(responseCode = "201", description = "The agent takes the number's calls")
    @ApiResponse(responseCode = "200", description = "What was said of the number is replaced")
    @ApiResponse(responseCode = "409", description = "The number is taken")
    ResponseEntity<RouteView> put(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = PhoneNumberRule.E164)) @PathVariable
                    String phoneNumber,
            @RequestBody NumberRequest request) {
        var put = numbers.put(user.id(), phoneNumber, request.submission());
        var answer =
                put.isNew()
                        ? ResponseEntity.created(URI.create("/numbers/" + phoneNumber))
                        : ResponseEntity.ok();
        return answer.body(put.view());
    }

    @GetMapping("/{phoneNumber}")
    @Operation(summary = "Who takes the calls to a number")
    @ApiResponse(responseCode = "200", description = "The number")
    @ApiResponse(responseCode = "404", description = "The user does not have the number")
    RouteView get(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = PhoneNumberRule.E164)) @PathVariable
                    String phoneNumber) {
        return numbers.get(user.id(), phoneNumber);
    }

    @GetMapping
    @Operation(summary = "The user's numbers, newest first")
    @ApiResponse(responseCode = "200", description = "A page of numbers")
    Page<RouteView> list(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return numbers.page(user.id(), PageRequest.of(limit, cursor));
    }

    @DeleteMapping("/{phoneNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Have nobody take the calls to a number any more",
            description =
                    "Callers hear that nobody takes the call. Any user can have the number then.")
    @ApiResponse(responseCode = "204", description = "Nobody takes the number's calls any more")
    @ApiResponse(responseCode = "404", description = "The user does not have the number")
    void delete(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = PhoneNumberRule.E164)) @PathVariable
                    String phoneNumber) {
        numbers.remove(user.id(), phoneNumber);
    }
}
