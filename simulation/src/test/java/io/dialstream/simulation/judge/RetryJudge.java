package io.dialstream.simulation.judge;

import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.RetryPolicy;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.simulation.judge.Truth.Outcome;
import io.dialstream.simulation.log.Broker;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares the calls of a lead with all the rules that its campaign may have gone by. */
final class RetryJudge {

    private final Verdict verdict;

    /** When each call was commanded first, by the clock of whoever did it. */
    private final Map<String, Instant> commanded = new HashMap<>();

    RetryJudge(Broker broker, Verdict verdict) {
        this.verdict = verdict;
        broker.all(Topics.DIAL_COMMANDS).forEach(events -> events.forEach(this::note));
    }

    private void note(Event event) {
        if (event instanceof PlaceCall call) {
            commanded.merge(
                    call.callId(),
                    call.recordedAt(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /**
     * @param calls those that were attempts and have ended
     * @param over whether nothing has kept the lead from another call
     */
    void lead(CampaignFile file, List<Outcome> calls, boolean over) {
        var inOrder = calls.stream().sorted(Comparator.comparingInt(RetryJudge::number)).toList();
        var made = Attempts.NONE;
        for (int n = 0; n < inOrder.size(); n++) {
            var call = inOrder.get(n);
            var reached = call.reached();
            made = made.and(reached);
            var next = next(file, made, reached, call);
            if (n + 1 < inOrder.size()) {
                follows(inOrder.get(n + 1), next);
            } else if (over) {
                verdict.check(
                        next.isEmpty() || next.stream().anyMatch(Optional::isEmpty),
                        Invariant.RETRIES,
                        call + " is the last one of its lead");
            }
            promised(file, call, next);
        }
    }

    /** What each of the rules makes of the end of a call. */
    private static List<Optional<Instant>> next(
            CampaignFile file, Attempts made, AttemptOutcome reached, Outcome call) {
        var endedAt = Objects.requireNonNull(call.endedAt());
        return file.rules.stream()
                .flatMap(rules ->
                        file.rules.stream()
                                .map(others ->
                                        RetryPolicy.next(
                                                        rules.retry(),
                                                        made,
                                                        reached,
                                                        endedAt,
                                                        call.callId())
                                                .map(at ->
                                                        WindowJudge.firstAllowed(
                                                                file, others, call.callId(), at))))
                .toList();
    }

    /** The number in its callId. */
    static int number(Outcome call) {
        var id = call.callId();
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    private void follows(Outcome call, List<Optional<Instant>> due) {
        var at = Objects.requireNonNull(commanded.get(call.callId()), call.callId());
        Predicate<Instant> passed = moment -> !moment.isAfter(at);
        verdict.check(
                due.stream().flatMap(Optional::stream).anyMatch(passed),
                Invariant.RETRIES,
                call + " was commanded at " + at + ", due was " + due);
    }

    private void promised(CampaignFile file, Outcome call, List<Optional<Instant>> due) {
        Stream.ofNullable(file.due.get(call.callId()))
                .forEach(at ->
                        verdict.check(
                                file.hasCap()
                                        ? due.stream()
                                                .flatMap(Optional::stream)
                                                .anyMatch(moment -> !at.isBefore(moment))
                                        : due.contains(Optional.of(at)),
                                Invariant.RETRIES,
                                call + " is followed at " + at + ", due was " + due));
    }
}
