package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.DeploymentRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reserves the calls of dispatches before they are asked for, and says what has become of them to
 * whoever calls the same numbers.
 */
@Component
class CallReservations {

    private final CapReservations caps;
    private final DeploymentRules deployment;
    private final Leads leads;

    CallReservations(CapReservations caps, DeploymentRules deployment, Leads leads) {
        this.caps = caps;
        this.deployment = deployment;
        this.leads = leads;
    }

    /** A call that is about to be asked for. */
    record Requested(Dispatch dispatch, InFlight entry, Lead lead) {}

    /** Returns the ids of those that a cap does not allow. */
    Set<String> reserve(Collection<Requested> all) {
        return caps.reserve(all.stream().map(this::wish).flatMap(Stream::ofNullable).toList());
    }

    /** Null where the words have expired: by those nobody is called. */
    private CapReservations.@Nullable Wish wish(Requested requested) {
        var entry = requested.entry();
        var until = entry.notAfter();
        return until == null || entry.hasExpired(entry.sentAt())
                ? null
                : new CapReservations.Wish(
                        callee(requested.dispatch(), requested.lead()),
                        new CallStart(entry.callId(), entry.commandedAt(), until),
                        deployment.caps(requested.dispatch().rules()));
    }

    /** These calls were certainly not placed. */
    void giveBack(Dispatch dispatch, Collection<DispatchEffect.GiveBack> calls) {
        caps.giveBack(
                byCallee(
                        dispatch,
                        calls.stream()
                                .collect(
                                        toMap(
                                                DispatchEffect.GiveBack::position,
                                                DispatchEffect.GiveBack::callId,
                                                (_, last) -> last)),
                        callId -> callId));
    }

    /**
     * From when on these calls count. Where no cap holds nobody waits for that: there they count
     * from the last moment at which they may have begun.
     */
    void begun(Dispatch dispatch, Collection<DispatchEffect.Begun> calls) {
        if (deployment.caps(dispatch.rules()).isEmpty()) {
            return;
        }
        caps.begun(
                byCallee(
                        dispatch,
                        calls.stream()
                                .collect(
                                        toMap(
                                                begun -> begun.entry().position(),
                                                begun -> begun,
                                                (_, last) -> last)),
                        begun -> CallStart.at(begun.entry().callId(), begun.at())));
    }

    private <T, R> Map<Callee, List<R>> byCallee(
            Dispatch dispatch, Map<Integer, T> byPosition, Function<T, R> of) {
        return byPosition.isEmpty()
                ? Map.of()
                : leads.find(dispatch.id(), byPosition.keySet()).stream()
                        .collect(
                                groupingBy(
                                        lead -> callee(dispatch, lead),
                                        mapping(
                                                lead ->
                                                        of.apply(
                                                                Objects.requireNonNull(
                                                                        byPosition.get(
                                                                                lead.position()))),
                                                toList())));
    }

    private static Callee callee(Dispatch dispatch, Lead lead) {
        return new Callee(dispatch.userId(), lead.phoneNumber());
    }
}
