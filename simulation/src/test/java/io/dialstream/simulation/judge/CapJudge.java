package io.dialstream.simulation.judge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.log.Broker;
import io.dialstream.simulation.provider.SimulatedCall;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls that numbers have truly got, by the true time. A call keeps to its cap by what
 * had begun when it was asked for: while it waits at the dialer, whoever goes by another cap may
 * call.
 */
final class CapJudge {

    private static final long SECOND = 1_000_000;

    /** The clocks of two campaign-services, of a dialer and of the provider may be apart. */
    private static final long SKEW = 10 * SECOND;

    private final Map<String, CampaignFile> files = new HashMap<>();
    private final Map<String, Long> commanded = new HashMap<>();
    private final long tolerance;
    private final Verdict verdict;

    CapJudge(
            Collection<CampaignFile> files, Broker broker, Allowances allowances, Verdict verdict) {
        files.forEach(file -> this.files.put(file.id, file));
        this.tolerance = SKEW + allowances.decision();
        this.verdict = verdict;
        broker.all(Topics.DIAL_COMMANDS).stream()
                .flatMap(List::stream)
                .map(PlaceCall.class::cast)
                .forEach(this::note);
    }

    /** By the last words. */
    private void note(PlaceCall call) {
        commanded.merge(
                call.callId(),
                ChronoUnit.MICROS.between(Agenda.START, call.recordedAt()),
                Math::max);
    }

    void pronounce(Collection<SimulatedCall> calls) {
        Map<PhoneNumber, List<SimulatedCall>> byNumber =
                calls.stream().collect(groupingBy(call -> call.request().to()));
        for (var ofNumber : byNumber.values()) {
            for (var call : ofNumber) {
                keepsToCap(call, ofNumber);
            }
        }
    }

    private void keepsToCap(SimulatedCall call, List<SimulatedCall> all) {
        var file = file(call);
        if (file == null) {
            return;
        }
        var at = call.acceptedAt();
        var before =
                all.stream()
                        .filter(other -> other.acceptedAt() < at && counts(other, call))
                        .map(SimulatedCall::acceptedAt)
                        .toList();
        verdict.check(
                file.rulesAt(at)
                        .map(Rules::attemptCap)
                        .anyMatch(cap -> cap == null || allows(cap, before, at)),
                Invariant.CAP,
                call.request().callId() + " begins at " + at + " after calls at " + before);
    }

    private @Nullable CampaignFile file(SimulatedCall call) {
        return files.get(call.request().callId().replaceAll("-.*", ""));
    }

    private boolean counts(SimulatedCall other, SimulatedCall call) {
        return (caps(other).equals(caps(call)) && caps(other).size() == 1)
                || other.acceptedAt() < commandedAt(call) - SKEW;
    }

    private long commandedAt(SimulatedCall call) {
        return commanded.getOrDefault(call.request().callId(), call.acceptedAt());
    }

    /** Those that it may go by. */
    private Set<Optional<AttemptCap>> caps(SimulatedCall call) {
        var file = file(call);
        return file == null
                ? Set.of()
                : file.rulesAt(call.acceptedAt())
                        .map(rules -> Optional.ofNullable(rules.attemptCap()))
                        .collect(toSet());
    }

    private boolean allows(AttemptCap cap, List<Long> before, long at) {
        var gap = cap.minGapSeconds();
        return within(before, at, cap.withinSeconds() * SECOND) < cap.calls()
                && (gap == null || within(before, at, gap * SECOND) == 0);
    }

    private long within(List<Long> before, long at, long time) {
        return before.stream().filter(start -> start > at - time + tolerance).count();
    }
}
