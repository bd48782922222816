package io.dialstream.campaigns.history;

import io.dialstream.campaigns.forecast.CallTimes;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** How long people talked lately: this month, or else the month before. */
@Component
class PastCallTimes implements CallTimes {

    private final CallHistory history;
    private final Clock clock;

    PastCallTimes(CallHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public OptionalDouble average(String token) {
        var month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        try {
            var average = average(history.usage(token, month));
            return average.isPresent()
                    ? average
                    : average(history.usage(token, month.minusMonths(1)));
        } catch (UnavailableException | NotFoundException | InvalidRequestException _) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble average(MonthlyUsage usage) {
        return usage.calls() == 0 || usage.totalSeconds() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) usage.totalSeconds() / usage.calls());
    }
}
