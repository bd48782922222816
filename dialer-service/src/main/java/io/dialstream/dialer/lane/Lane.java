package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;

import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.aggregate.Aggregate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a campaign, or one call outside any: those that wait, first come first, and those
 * that occupy a slot. There are never more active ones than the limit when a call is started.
 *
 * @param id the record key: the campaignId, or the callId of a single call
 * @param partition of the co-partitioned topics in which everything about it lies
 * @param limit as the newest command says; 0 before the first
 * @param version counts the writes; 0 for a lane that was never written
 */
public record Lane(
        String id,
        Integer partition,
        @Nullable String campaignId,
        LaneControl control,
        int limit,
        List<PlaceCall> waiting,
        List<ActiveCall> active,
        long version)
        implements Aggregate<Lane> {

    public Lane {
        waiting = List.copyOf(waiting);
        active = List.copyOf(active);
    }

    /** A lane of which nothing is stored yet. */
    public static Lane empty(String id, int partition, @Nullable String campaignId) {
        return new Lane(id, partition, campaignId, LaneControl.INITIAL, 0, List.of(), List.of(), 0);
    }

    @Override
    public Lane written() {
        return new Lane(id, partition, campaignId, control, limit, waiting, active, version + 1);
    }

    @Override
    public boolean isActive() {
        return !active.isEmpty();
    }

    Optional<ActiveCall> active(String callId) {
        return active.stream().filter(call -> call.callId().equals(callId)).findFirst();
    }

    boolean hasRoom() {
        return active.size() < limit;
    }

    /** When a call is to be looked after, or a waiting one expires; null while there is neither. */
    @Nullable Instant nextDeadline() {
        return Stream.concat(
                        active.stream().map(ActiveCall::nextLook),
                        waiting.stream().flatMap(call -> Stream.ofNullable(call.notAfter())))
                .min(Instant::compareTo)
                .orElse(null);
    }

    CallPermit permit(String callId) {
        return active(callId)
                .map(call -> call.permit(control.permission()))
                .orElseGet(CallPermit.Gone::new);
    }

    Lane with(LaneControl next) {
        return new Lane(id, partition, campaignId, next, limit, waiting, active, version);
    }

    Lane withWaiting(List<PlaceCall> next) {
        return new Lane(id, partition, campaignId, control, limit, next, active, version);
    }

    Lane withActive(List<ActiveCall> next) {
        return new Lane(id, partition, campaignId, control, limit, waiting, next, version);
    }

    /**
     * Lets a call wait, under the limit that came with it. If it waits already it keeps its place,
     * and holds as long as the newer one of its commands does.
     */
    Lane withCommand(PlaceCall call) {
        boolean waits = waiting.stream().anyMatch(known -> known.callId().equals(call.callId()));
        var next =
                waits
                        ? waiting.stream().map(known -> longer(known, call)).toList()
                        : Stream.concat(waiting.stream(), Stream.of(call)).toList();
        return new Lane(id, partition, campaignId, control, call.limit(), next, active, version);
    }

    private static PlaceCall longer(PlaceCall known, PlaceCall call) {
        var until = known.notAfter();
        var later = call.notAfter();
        return known.callId().equals(call.callId())
                        && until != null
                        && (later == null || later.isAfter(until))
                ? call
                : known;
    }

    Lane changing(String callId, UnaryOperator<ActiveCall> change) {
        return withActive(
                active.stream()
                        .map(call -> call.callId().equals(callId) ? change.apply(call) : call)
                        .toList());
    }

    /** With each active call where it was before, and new ones where others have gone. */
    Lane keepingPlaces(Lane before) {
        var fresh = new ArrayDeque<ActiveCall>(active);
        fresh.removeIf(call -> before.active(call.callId()).isPresent());
        if (fresh.isEmpty()) {
            return this;
        }
        var placed = new ArrayList<ActiveCall>();
        for (var call : before.active) {
            active(call.callId())
                    .or(() -> Optional.ofNullable(fresh.poll()))
                    .ifPresent(placed::add);
        }
        placed.addAll(fresh);
        return withActive(placed);
    }

    Lane without(String callId) {
        return withActive(
                active.stream().filter(not(call -> call.callId().equals(callId))).toList());
    }
}
