package io.dialstream.benchmarks.refill;

import static java.util.stream.Collectors.toMap;

import io.dialstream.benchmarks.stack.Provider.Call;
import io.dialstream.benchmarks.stack.StatusLog.Sighting;
import io.dialstream.events.CallStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Joins what the log and the provider know about the same calls. */
final class Traces {

    private final Map<String, Sighting> initiated;
    private final Map<String, Sighting> ended;

    Traces(List<Sighting> sightings) {
        this.initiated = first(sightings, false);
        this.ended = first(sightings, true);
    }

    private static Map<String, Sighting> first(List<Sighting> sightings, boolean isFinal) {
        return sightings.stream()
                .filter(each -> each.event().status() != null)
                .filter(each ->
                        isFinal
                                ? Objects.requireNonNull(each.event().status()).isFinal()
                                : each.event().status() == CallStatus.INITIATED)
                .collect(toMap(each -> each.event().callId(), each -> each, (one, _) -> one));
    }

    List<CallTrace> of(List<Call> calls) {
        return calls.stream().map(this::trace).toList();
    }

    private CallTrace trace(Call call) {
        String id = Objects.requireNonNull(call.callId());
        Sighting begun = Objects.requireNonNull(initiated.get(id), id);
        Sighting over = Objects.requireNonNull(ended.get(id), id);
        return new CallTrace(
                begun.event().recordedAt(),
                begun.seenAt(),
                call.createdAt(),
                Objects.requireNonNull(call.endedAt()),
                over.event().recordedAt(),
                over.seenAt());
    }
}
