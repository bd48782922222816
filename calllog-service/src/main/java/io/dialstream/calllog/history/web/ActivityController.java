package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.Activity;
import io.dialstream.calllog.call.CallTimes;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How busy a campaign was. */
@RestController
@Tag(name = "Calls")
class ActivityController {

    private static final int FEWEST_BUCKETS = 10;
    private static final int MOST_BUCKETS = 200;

    private final CallTimes times;
    private final Clock clock;

    ActivityController(CallTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{campaignId}/activity")
    @Operation(
            summary = "A campaign's calls over time",
            description =
                    "All of its calls, from the first one's start to the last one's end, or to now"
                            + " while one lives. Buckets have the shortest round length with which"
                            + " there are no more of them than asked for.")
    Activity activity(
            @AuthenticationPrincipal User user,
            @PathVariable String campaignId,
            @Parameter(schema = @Schema(type = "integer", minimum = "10", maximum = "200"))
                    @RequestParam(defaultValue = "60")
                    int buckets) {
        if (buckets < FEWEST_BUCKETS || buckets > MOST_BUCKETS) {
            throw new InvalidRequestException(
                    "buckets", "must be from " + FEWEST_BUCKETS + " to " + MOST_BUCKETS);
        }
        return times.span(user.id(), campaignId, clock.instant())
                .map(span -> span.steps(buckets))
                .map(steps -> Activity.of(steps, times.counts(user.id(), campaignId, steps)))
                .orElse(Activity.NONE);
    }
}
