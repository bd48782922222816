package io.dialstream.campaigns.singlecall;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.CapPolicy;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Calls outside any campaign. Each is stored as a lead of its own and a dispatch of that lead, and
 * then goes the way of every other call.
 */
@Component
public class SingleCalls {

    private final Leads leads;
    private final Agents agents;
    private final DoNotCallRule doNotCall;
    private final CapReservations caps;
    private final DeploymentRules deployment;
    private final Clock clock;
    private final Dispatches dispatches;
    private final DispatchProcessor processor;

    SingleCalls(
            Leads leads,
            Agents agents,
            DoNotCallRule doNotCall,
            CapReservations caps,
            DeploymentRules deployment,
            Dispatches dispatches,
            DispatchProcessor processor,
            Clock clock) {
        this.leads = leads;
        this.agents = agents;
        this.doNotCall = doNotCall;
        this.caps = caps;
        this.deployment = deployment;
        this.clock = clock;
        this.dispatches = dispatches;
        this.processor = processor;
    }

    /**
     * Stores it durably and sends it as soon as possible; doing it again changes nothing.
     *
     * @throws ConflictException when its number must not be called; nothing is stored
     * @throws InvalidRequestException when its agent was deleted meanwhile; nothing is stored
     */
    public SingleCall place(SingleCall call) {
        if (isNotToBeCalled(call)) {
            return find(call.userId(), call.id()).orElseThrow(() -> listed(call));
        }
        var dispatch = Dispatch.ofSingleCall(call.id(), agent(call), call.createdAt());
        if (!isReserved(call, dispatch)) {
            return find(call.userId(), call.id()).orElseThrow(() -> capped(call));
        }
        leads.insert(
                List.of(
                        Lead.pending(
                                call.id(),
                                1,
                                SingleCall.LEAD_ID,
                                call.name(),
                                call.phoneNumber(),
                                Map.of())));
        if (isStored(dispatch)) {
            processor.sendSoon(call.id());
            return call;
        }
        return find(call.userId(), call.id()).orElse(call);
    }

    private boolean isNotToBeCalled(SingleCall call) {
        return !doNotCall
                .notToBeCalled(call.userId(), List.of(call.phoneNumber()), clock.instant())
                .isEmpty();
    }

    private static ConflictException listed(SingleCall call) {
        return new ConflictException(
                call.phoneNumber().e164() + " is on a do-not-call list.",
                ExclusionReason.DO_NOT_CALL.name());
    }

    /**
     * Before anything is stored: whoever is told that it is placed is not told later that it cannot
     * be. Without a cap it is reserved when it is sent.
     */
    private boolean isReserved(SingleCall call, Dispatch dispatch) {
        var limits = deployment.caps(dispatch.rules());
        var entry = dispatch.inFlight().getFirst();
        return limits.isEmpty()
                || caps.reserve(
                                List.of(
                                        new CapReservations.Wish(
                                                callee(call),
                                                new CallStart(
                                                        call.id(),
                                                        entry.commandedAt(),
                                                        Objects.requireNonNull(entry.notAfter())),
                                                limits)))
                        .isEmpty();
    }

    private static Callee callee(SingleCall call) {
        return new Callee(call.userId(), call.phoneNumber());
    }

    private ConflictException capped(SingleCall call) {
        var now = clock.instant();
        var free =
                CapPolicy.firstAllowed(
                        deployment.caps(Rules.NONE),
                        caps.found(List.of(callee(call))).values().stream()
                                .flatMap(calls -> calls.calls().stream())
                                .toList(),
                        now);
        return new ConflictException(
                call.phoneNumber().e164()
                        + " was called as often as is allowed. It may be called again at "
                        + free.truncatedTo(ChronoUnit.SECONDS)
                        + ".",
                Collections.max(List.of(Duration.between(now, free), Duration.ofSeconds(1))),
                WaitReason.CAP.name());
    }

    private boolean isStored(Dispatch dispatch) {
        try {
            return dispatches.save(dispatch);
        } catch (RuntimeException e) {
            // The store may have done it and failed to say so: nobody else would notice.
            processor.sendSoon(dispatch.id());
            throw e;
        }
    }

    private Agent agent(SingleCall call) {
        return agents.find(call.userId(), call.agentId())
                .orElseThrow(() ->
                        new InvalidRequestException(
                                "agentId", "is not the id of one of your agents"));
    }

    /** A user's call, also before anybody else has heard of it. */
    public Optional<SingleCall> find(String userId, String callId) {
        return dispatches.load(List.of(callId)).values().stream()
                .filter(dispatch -> dispatch.isSingleCall() && dispatch.userId().equals(userId))
                .findFirst()
                .flatMap(this::call);
    }

    private Optional<SingleCall> call(Dispatch dispatch) {
        return leads.find(dispatch.id(), List.of(1)).stream()
                .findFirst()
                .map(lead ->
                        new SingleCall(
                                dispatch.id(),
                                dispatch.userId(),
                                dispatch.agentId(),
                                lead.name(),
                                lead.phoneNumber(),
                                dispatch.createdAt()));
    }
}
