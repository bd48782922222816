package io.dialstream.calllog.usage.web;

import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a user has used. */
@RestController
@Tag(name = "Usage")
class UsageController {

    private final UsageLedger ledger;
    private final Clock clock;

    UsageController(UsageLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/usage")
    @Operation(summary = "Calls that ended in a month (UTC; the current one unless told)")
    UsageView usage(
            @AuthenticationPrincipal User user,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = "\\d{4}-\\d{2}",
                                            example = "2026-11"))
                    @RequestParam(required = false)
                    @Nullable YearMonth month) {
        var wanted = month == null ? YearMonth.now(clock.withZone(ZoneOffset.UTC)) : month;
        return UsageView.of(wanted, ledger.of(user.id(), wanted));
    }
}
