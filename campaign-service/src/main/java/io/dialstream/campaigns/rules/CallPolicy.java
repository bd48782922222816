package io.dialstream.campaigns.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Whether a lead may be called at a moment, by all rules together. */
public final class CallPolicy {

    /** What cannot be read now is asked for again so much later. */
    static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(5);

    private CallPolicy() {}

    /** What forbids a call for good comes before what only puts it off. */
    public static Verdict verdict(LeadFacts facts, Instant now) {
        return verdict(facts, now, place -> WindowPolicy.at(facts.windows(), place, now));
    }

    /**
     * The same of one lead of many.
     *
     * @param openings what the windows say of a place at that moment
     */
    public static Verdict verdict(LeadFacts facts, Instant now, Function<Place, Opening> openings) {
        var doNotCall = facts.doNotCall();
        if (doNotCall == null) {
            return new Verdict.Wait(now.plus(UNAVAILABLE_FOR), WaitReason.RULES_UNAVAILABLE);
        }
        return doNotCall
                ? new Verdict.Excluded(ExclusionReason.DO_NOT_CALL)
                : switch (openings.apply(facts.place())) {
                    case Opening.Open(var until) -> capped(facts, until, now);
                    case Opening.Closed(var until, var reason) -> new Verdict.Wait(until, reason);
                    case Opening.Never(var reason) -> new Verdict.Excluded(reason);
                };
    }

    private static Verdict capped(LeadFacts facts, Instant until, Instant now) {
        var calls = facts.calls();
        if (calls == null) {
            return new Verdict.Wait(now.plus(UNAVAILABLE_FOR), WaitReason.RULES_UNAVAILABLE);
        }
        var free = CapPolicy.firstAllowed(facts.caps(), calls, now);
        if (!free.isAfter(now)) {
            return new Verdict.Callable(until);
        }
        // As long as the windows are open anyway, they need no second look.
        return new Verdict.Wait(
                free.isBefore(until) ? free : facts.firstAllowed(now), WaitReason.CAP);
    }
}
