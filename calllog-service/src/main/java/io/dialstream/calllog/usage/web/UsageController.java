package io.dialstream.calllog.usage.web;

import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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

    private static final String MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$";

    private final UsageLedger ledger;
    private final Clock clock;

    UsageController(UsageLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/usage")
    @Operation(summary = "Calls that ended in a month (UTC; the current one unless given)")
    UsageView usage(
            @AuthenticationPrincipal User user,
            @Month @RequestParam(required = false) @Nullable String month) {
        var wanted = wanted(month);
        return UsageView.of(wanted, ledger.of(user.id(), wanted));
    }

    @GetMapping("/usage/campaigns")
    @Operation(
            summary = "The same, campaign by campaign",
            description =
                    "By campaign id, behind the calls outside any campaign. The sums over all pages"
                            + " are the month's usage.")
    Page<CampaignUsageView> usageOfCampaigns(
            @AuthenticationPrincipal User user,
            @Month @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = wanted(month);
        return ledger.byCampaign(user.id(), wanted, PageRequest.of(limit, cursor))
                .map(campaign -> CampaignUsageView.of(wanted, campaign));
    }

    /** The current one unless given. */
    private YearMonth wanted(@Nullable String month) {
        if (month == null) {
            return YearMonth.now(clock.withZone(ZoneOffset.UTC));
        }
        if (!month.matches(MONTH)) {
            throw new InvalidRequestException("month", "must be a month as in 2026-11");
        }
        return YearMonth.parse(month);
    }

    /** Describes the parameter that names a month. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            schema = @Schema(type = "string", pattern = UsageController.MONTH, example = "2026-11"))
    private @interface Month {}
}
