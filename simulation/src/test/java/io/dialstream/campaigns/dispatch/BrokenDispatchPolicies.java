package io.dialstream.campaigns.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions of a dispatch that are wrong on purpose. */
public final class BrokenDispatchPolicies {

    private BrokenDispatchPolicies() {}

    /** Counts a call that has ended whenever its end is published, also when that comes again. */
    public static final class CountsAgain extends DispatchPolicy {

        CountsAgain(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var counted = decision.dispatch();
            for (var input : inputs) {
                if (endsAgain(dispatch, input)) {
                    counted = oneMore(counted);
                }
            }
            return new DispatchDecision(counted, decision.effects());
        }

        private static boolean endsAgain(Dispatch dispatch, DispatchInput input) {
            return input instanceof DispatchInput.StatusChanged(var event)
                    && event.status() != null
                    && event.status().isFinal()
                    && !dispatch.isSingleCall()
                    && dispatch.inFlight(event.callId()).isEmpty();
        }
    }

    /** Takes refused credentials for the end of the lead, in its counts alone. */
    public static final class CountsRefusedAsDone extends DispatchPolicy {

        CountsRefusedAsDone(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var counted = decision.dispatch();
            for (var input : inputs) {
                if (input instanceof DispatchInput.StatusChanged(var event)
                        && event.ending() != null
                        && dispatch.inFlight(event.callId()).isPresent()) {
                    counted = oneMore(counted);
                }
            }
            return new DispatchDecision(counted, decision.effects());
        }
    }

    /** Takes an expired command for an attempt that failed. */
    public static final class CountsExpiredAsAttempts extends DispatchPolicy {

        CountsExpiredAsAttempts(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            for (var input : inputs) {
                if (input instanceof DispatchInput.StatusChanged(var event)
                        && event.isExpiry()
                        && dispatch.state() == DispatchState.OPEN) {
                    var entry = dispatch.inFlight(event.callId());
                    if (entry.isPresent() && entry.get().isExpiredBy(event)) {
                        return super.decide(calledAgain(dispatch, entry.get()), inputs, now);
                    }
                }
            }
            return super.decide(dispatch, inputs, now);
        }
    }

    /** Asks under another callId for what the dialer was not heard to take up. */
    public static final class AsksUnderAnotherId extends DispatchPolicy {

        private final Duration resendAfter;

        AsksUnderAnotherId(DispatchProperties properties) {
            super(properties);
            this.resendAfter = properties.resendAfter();
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var changed = dispatch;
            if (inputs.contains(timePassed())) {
                for (var entry : dispatch.notInitiated()) {
                    if (!entry.resendDue(resendAfter).isAfter(now)) {
                        changed = askedAnew(changed, entry);
                    }
                }
            }
            return super.decide(changed, inputs, now);
        }

        private static Dispatch askedAnew(Dispatch it, InFlight entry) {
            var returned = new ArrayList<>(it.returned());
            returned.add(new Dispatch.Returned(entry.position(), entry.attempt() + 1));
            var others = it.inFlight().stream().filter(other -> !other.equals(entry)).toList();
            return with(it, returned, others, it.counts());
        }
    }

    private static Dispatch calledAgain(Dispatch it, InFlight entry) {
        return with(
                it.dropping(entry),
                List.of(new Dispatch.Returned(entry.position(), entry.attempt() + 1)),
                it.dropping(entry).inFlight(),
                it.counts());
    }

    private static Dispatch oneMore(Dispatch it) {
        var counts = it.counts();
        return with(
                it,
                it.returned(),
                it.inFlight(),
                counts == null
                        ? null
                        : new LeadCounts(counts.done() + 1, counts.waiting(), counts.endedCalls()));
    }

    private static Dispatch with(
            Dispatch it,
            List<Dispatch.Returned> returned,
            List<InFlight> inFlight,
            @Nullable LeadCounts counts) {
        return new Dispatch(
                it.id(),
                it.campaignId(),
                it.userId(),
                it.agentId(),
                it.voice(),
                it.providers(),
                it.partition(),
                it.state(),
                it.limit(),
                it.controlRevision(),
                it.totalLeads(),
                it.nextLead(),
                returned,
                inFlight,
                it.nextAttemptAt(),
                counts,
                it.createdAt(),
                it.version());
    }
}
