package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.DeploymentRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
    private final Clock clock;

    CallReservations(CapReservations caps, DeploymentRules deployment, Leads leads, Clock clock) {
        this.caps = caps;
        this.deployment = deployment;
        this.leads = leads;
        this.clock = clock;
    }

    /** A call that is about to be asked for. */
    record Requested(Dispatch dispatch, InFlight entry, Lead lead) {}

    /** Returns the ids of those that a cap does not allow. */
    Set<String> reserve(Collection<Requested> all) {
        var now = clock.instant();
        return caps.reserve(
                all.stream()
                        .map(requested -> wish(requested, now))
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /** Null where the words have certainly expired: by those nobody is called. */
    private CapReservations.@Nullable Wish wish(Requested requested, Instant now) {
        var entry = requested.entry();
        var until = entry.notAfter();
        return until == null || entry.hasCertainlyExpired(now)
                ? null
                : new CapReservations.Wish(
                        callee(requested.dispatch(), requested.lead()),
                        new CallStart(entry.callId(), entry.commandedAt(), until),
                        deployment.caps(requested.dispatch().rules()));
    }

    /** A call, and the lead that it is to. */
    private record Of<T>(Dispatch dispatch, int position, T call) {}

    /** These calls were certainly not placed. */
    void giveBack(Map<Dispatch, List<DispatchEffect.GiveBack>> calls) {
        caps.giveBack(
                byCallee(
                        flat(calls, DispatchEffect.GiveBack::position),
                        DispatchEffect.GiveBack::callId));
    }

    /**
     * From when on these calls count. Where no cap holds nobody waits for that: there they count
     * from the last moment at which they may have begun.
     */
    void begun(Map<Dispatch, List<DispatchEffect.Begun>> calls) {
        var capped = new HashMap<>(calls);
        capped.keySet().removeIf(dispatch -> deployment.caps(dispatch.rules()).isEmpty());
        caps.begun(
                byCallee(
                        flat(capped, begun -> begun.entry().position()),
                        begun -> CallStart.at(begun.entry().callId(), begun.at())));
    }

    private static <T> List<Of<T>> flat(Map<Dispatch, List<T>> calls, ToIntFunction<T> position) {
        return calls.entrySet().stream()
                .flatMap(each ->
                        each.getValue().stream()
                                .map(call ->
                                        new Of<>(each.getKey(), position.applyAsInt(call), call)))
                .toList();
    }

    /** What the numbers are is asked once for all of them. */
    private <T, R> Map<Callee, List<R>> byCallee(List<Of<T>> all, Function<T, R> what) {
        if (all.isEmpty()) {
            return Map.of();
        }
        var found =
                leads
                        .find(
                                all.stream()
                                        .collect(
                                                groupingBy(
                                                        of -> of.dispatch().id(),
                                                        mapping(Of::position, toSet()))))
                        .stream()
                        .collect(toMap(Lead::id, Function.identity()));
        var calls = new HashMap<Callee, List<R>>();
        for (var of : all) {
            var lead = found.get(Lead.id(of.dispatch().id(), of.position()));
            if (lead != null) {
                calls.computeIfAbsent(callee(of.dispatch(), lead), _ -> new ArrayList<>())
                        .add(what.apply(of.call()));
            }
        }
        return calls;
    }

    private static Callee callee(Dispatch dispatch, Lead lead) {
        return new Callee(dispatch.userId(), lead.phoneNumber());
    }
}
