package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toSet;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What dispatches are to react to. */
final class DispatchInputs {

    private DispatchInputs() {}

    /**
     * Sorts a batch by dispatch. The topics have no common order, so call-backs come first: whoever
     * has called back is neither asked for anew by what follows nor waits for another attempt. Then
     * come moves: a pause or a stop must not wait behind calls that would make room for the next
     * lead. What callbacks say between the beginning and the end of a call is left out, so that
     * nothing is read for it.
     */
    static List<Work<DispatchInput>> of(List<EventRecord> batch) {
        var sorted = new LinkedHashMap<String, Work<DispatchInput>>();
        for (var record : batch) {
            if (record.event() instanceof CallReturned call) {
                var position = CallIds.positionOf(call.returnsCallId());
                add(sorted, record, new DispatchInput.CalledBack(position));
            }
        }
        for (var record : batch) {
            if (record.event() instanceof CampaignEvent move) {
                add(sorted, record, new DispatchInput.Moved(move));
            }
        }
        for (var record : batch) {
            if (record.event() instanceof CallStatusChanged call
                    && CallProgressPolicy.concerns(call)) {
                add(sorted, record, new DispatchInput.StatusChanged(call));
            }
        }
        return List.copyOf(sorted.values());
    }

    private static void add(
            Map<String, Work<DispatchInput>> sorted, EventRecord record, DispatchInput input) {
        var id = record.event().key();
        var partition = record.partition();
        sorted.computeIfAbsent(
                id, _ -> Work.of(id, partition, new DispatchInput.LiesIn(partition)));
        sorted.computeIfPresent(id, (_, work) -> work.and(input));
    }

    /** Whether leads come to their end by one of these, if they had not come there before. */
    static boolean mayBringProgress(List<DispatchInput> inputs) {
        return inputs.stream()
                .anyMatch(input ->
                        switch (input) {
                            case DispatchInput.StatusChanged(var event) ->
                                    event.status() != null && event.status().isFinal();
                            case DispatchInput.CalledBack _,
                                    DispatchInput.Moved _,
                                    DispatchInput.Recovered _ ->
                                    true;
                            case DispatchInput.LiesIn _,
                                    DispatchInput.Capped _,
                                    DispatchInput.ResendDue _,
                                    DispatchInput.LeadsRead _ ->
                                    false;
                        });
    }

    /** Whether the campaign has been changed. */
    static boolean containChange(Work<DispatchInput> work) {
        return work.inputs().stream()
                .anyMatch(input ->
                        input instanceof DispatchInput.Moved(var event)
                                && event instanceof CampaignSettingsChanged);
    }

    /** How many of these may make room for another lead. */
    static int countEnds(List<DispatchInput> inputs) {
        return Math.toIntExact(
                inputs.stream()
                        .filter(input ->
                                input instanceof DispatchInput.StatusChanged(var event)
                                        && (event.isExpiry()
                                                || (event.status() != null
                                                        && event.status().isFinal())))
                        .count());
    }

    /** The calls whose command has expired. */
    static Set<String> expired(List<DispatchInput> inputs) {
        return inputs.stream()
                .flatMap(input ->
                        input instanceof DispatchInput.StatusChanged(var event) && event.isExpiry()
                                ? Stream.of(event.callId())
                                : Stream.empty())
                .collect(toSet());
    }

    /** Where the leads are whose calls a cap does not allow. */
    static Set<Integer> capped(List<DispatchInput> inputs) {
        return inputs.stream()
                .flatMap(input ->
                        input instanceof DispatchInput.Capped(var entry)
                                ? Stream.of(entry.position())
                                : Stream.empty())
                .collect(toSet());
    }

    /** Where the leads are that have called back. */
    static Set<Integer> calledBack(List<DispatchInput> inputs) {
        return inputs.stream()
                .flatMap(input ->
                        input instanceof DispatchInput.CalledBack(var position)
                                ? Stream.of(position)
                                : Stream.empty())
                .collect(toSet());
    }

    /** The start among them. */
    static Optional<CampaignStarted> started(Work<DispatchInput> work) {
        return work.inputs().stream()
                .flatMap(input ->
                        input instanceof DispatchInput.Moved(CampaignStarted started)
                                ? Stream.of(started)
                                : Stream.empty())
                .findFirst();
    }

    /** The calls that have ended. */
    static Set<String> ended(List<DispatchInput> inputs) {
        return inputs.stream()
                .flatMap(input ->
                        input instanceof DispatchInput.StatusChanged(var event)
                                        && event.status() != null
                                        && event.status().isFinal()
                                ? Stream.of(event.callId())
                                : Stream.empty())
                .collect(toSet());
    }

    static boolean containMove(Work<DispatchInput> work) {
        return work.inputs().stream().anyMatch(DispatchInput.Moved.class::isInstance);
    }
}
