package io.dialstream.simulation.judge;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.PhoneNumber;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Whether a lead may certainly be called that nobody has asked for: by whichever of its rules the
 * campaign goes, whosever clock is wrong, and whatever became of other calls to the number.
 */
final class CallableLeads {

    private static final long SECOND = 1_000_000;

    /** The clocks of two campaign-services, of a dialer and of the provider may be apart. */
    private static final long SKEW = 10 * SECOND;

    private final Collection<CampaignFile> files;
    private final WindowJudge windows;
    private final Predicate<PhoneNumber> mayBeListed;

    CallableLeads(
            Collection<CampaignFile> files,
            WindowJudge windows,
            Predicate<PhoneNumber> mayBeListed) {
        this.files = files;
        this.windows = windows;
        this.mayBeListed = mayBeListed;
    }

    /** Of a campaign that was created with all of its leads: of those the numbers are known. */
    boolean areThere(CampaignFile file, long at) {
        if (!file.startsByItself) {
            return false;
        }
        var numbers = file.sent.first();
        for (int position = 1; position <= numbers.size(); position++) {
            var number = numbers.get(position - 1);
            if (!file.used.containsKey("" + position)
                    && !mayBeListed.test(number)
                    && !windows.mayHaveExcluded(file, number)
                    && windows.isCertainlyOpen(file, number, at)
                    && isCertainlyFree(file, position, number, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCertainlyFree(CampaignFile file, int position, PhoneNumber number, long at) {
        return file.rulesAt(at)
                .map(Rules::attemptCap)
                .filter(Objects::nonNull)
                .map(AttemptCap.class::cast)
                .allMatch(cap -> isCertainlyFree(cap, file, position, number, at));
    }

    private boolean isCertainlyFree(
            AttemptCap cap, CampaignFile file, int position, PhoneNumber number, long at) {
        var gap = cap.minGapSeconds();
        return of(file, position, number, at - cap.withinSeconds() * SECOND) < cap.calls()
                && (gap == null || of(file, position, number, at - gap * SECOND) == 0);
    }

    /** How many calls of others may have begun since then: until its command expires, each may. */
    private long of(CampaignFile file, int position, PhoneNumber number, long since) {
        var own = file.id + "-" + position + "-";
        return files.stream()
                .flatMap(other ->
                        other.expiries.entrySet().stream()
                                .filter(call -> number.equals(other.numberOf(call.getKey()))))
                .filter(call -> !call.getKey().startsWith(own))
                .filter(call -> call.getValue() + SKEW > since)
                .count();
    }
}
