package io.dialstream.campaigns.singlecall.web;

import io.dialstream.campaigns.http.ReservedId;
import io.dialstream.campaigns.singlecall.SingleCallValidation;
import io.dialstream.campaigns.singlecall.SingleCallView;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Calls outside any campaign, over HTTP. */
@RestController
@Tag(name = "Calls", description = "What happened to each call")
class SingleCallController {

    private final SingleCalls calls;
    private final SingleCallValidation validation;

    SingleCallController(SingleCalls calls, SingleCallValidation validation) {
        this.calls = calls;
        this.validation = validation;
    }

    @PostMapping("/calls")
    @Operation(
            summary = "Place a single call",
            description = "Once this is answered, the call is stored and will be placed.")
    @ApiResponse(responseCode = "202", description = "The call is stored")
    ResponseEntity<SingleCallView> place(
            @AuthenticationPrincipal User user,
            @RequestBody SingleCallRequest request,
            HttpServletRequest http) {
        var call =
                calls.place(validation.validate(user, ReservedId.of(http), request.submission()));
        return ResponseEntity.accepted()
                .location(URI.create("/calls/" + call.id()))
                .body(SingleCallView.of(call));
    }
}
