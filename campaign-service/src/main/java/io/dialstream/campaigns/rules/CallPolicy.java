package io.dialstream.campaigns.rules;

import java.time.Duration;
import java.time.Instant;

/** Whether a lead may be called at a moment, by all rules together. */
public final class CallPolicy {

    /** What cannot be read now is asked for again so much later. */
    static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(5);

    private CallPolicy() {}

    /** What forbids a call for good comes before what only puts it off. */
    public static Verdict verdict(LeadFacts facts, Instant now) {
        var doNotCall = facts.doNotCall();
        if (doNotCall == null) {
            return new Verdict.Wait(now.plus(UNAVAILABLE_FOR), WaitReason.RULES_UNAVAILABLE);
        }
        return doNotCall
                ? new Verdict.Excluded(ExclusionReason.DO_NOT_CALL)
                : switch (WindowPolicy.at(facts.windows(), facts.place(), now)) {
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
        return free.isAfter(now)
                ? new Verdict.Wait(facts.firstAllowed(now), WaitReason.CAP)
                : new Verdict.Callable(until);
    }
}
