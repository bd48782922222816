package io.dialstream.calllog.call;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.dialstream.calllog.call.Activity.Count;
import io.dialstream.calllog.call.Activity.Happening;
import io.dialstream.calllog.call.Activity.Span;
import io.dialstream.calllog.call.Activity.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The times of calls in memory. */
final class InMemoryCallTimes implements CallTimes {

    private record Happened(Happening what, @Nullable Instant at) {

        /** As a count of one call. */
        Stream<Count> in(Steps steps) {
            return Stream.ofNullable(at)
                    .map(time -> Duration.between(steps.from(), time).toMillis())
                    .map(millis -> Math.floorDiv(millis, 1000 * steps.seconds()))
                    .map(index -> new Count(what, index, 1));
        }
    }

    private final InMemoryCalls calls;

    InMemoryCallTimes(InMemoryCalls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<Span> span(String userId, String campaignId, Instant now) {
        boolean live = of(userId, campaignId).anyMatch(call -> call.ending() == null);
        var last =
                of(userId, campaignId)
                        .flatMap(call -> Stream.ofNullable(call.endedAt()))
                        .max(naturalOrder());
        return of(userId, campaignId)
                .map(Call::initiatedAt)
                .min(naturalOrder())
                .map(first -> new Span(first, live ? now : last.orElse(now)));
    }

    @Override
    public List<Count> counts(String userId, String campaignId, Steps steps) {
        return of(userId, campaignId)
                .flatMap(InMemoryCallTimes::happeningsOf)
                .flatMap(happened -> happened.in(steps))
                .collect(groupingBy(count -> count, counting()))
                .entrySet()
                .stream()
                .map(sum ->
                        new Count(sum.getKey().happening(), sum.getKey().index(), sum.getValue()))
                .toList();
    }

    private static Stream<Happened> happeningsOf(Call call) {
        return Stream.of(
                new Happened(Happening.STARTED, call.initiatedAt()),
                new Happened(Happening.ANSWERED, call.answeredAt()),
                new Happened(Happening.ENDED, call.endedAt()));
    }

    private Stream<Call> of(String userId, String campaignId) {
        return calls.all().stream()
                .filter(call -> campaignId.equals(call.callee().placedBy()))
                .filter(call -> userId.equals(call.callee().userId()));
    }
}
