package io.dialstream.calllog.projection;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a partition may hold: the events of several calls of two campaigns and of single calls,
 * mixed; repeated, late, missing, ended twice, said in unknown words, too early, of calls that
 * never began, and under an id of the provider that the dialer contradicts, before or after.
 */
record RandomStream(Random random) {

    private static final int MOST_CALLS = 8;
    private static final int MOST_EVENTS = 9;
    private static final int GAP_ONE_IN = 8;
    private static final CallStatus[] STATUSES = CallStatus.values();

    List<EventRecord> records() {
        var calls = IntStream.rangeClosed(1, 1 + random.nextInt(MOST_CALLS)).mapToObj(this::call);
        var mixed = mix(calls.map(this::eventsOf).toList());
        var records = new ArrayList<EventRecord>();
        long offset = random.nextInt(3);
        for (var event : mixed) {
            records.add(new EventRecord(event, 0, offset));
            offset += random.nextInt(GAP_ONE_IN) == 0 ? 2 : 1;
        }
        return records;
    }

    private CallEvents call(int number) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> CallEvents.inCampaign("k1-" + number, "k1");
            case 2, 3 -> CallEvents.inCampaign("k2-" + number, "k2");
            default -> CallEvents.outsideCampaigns("single-" + number);
        };
    }

    private Deque<CallStatusChanged> eventsOf(CallEvents call) {
        var later =
                random.ints(random.nextInt(MOST_EVENTS), 0, STATUSES.length + 6)
                        .mapToObj(choice -> event(call, choice))
                        .toList();
        var events = new ArrayDeque<>(later);
        if (random.nextInt(8) > 0) {
            events.addFirst(call.initiated());
        }
        if (random.nextInt(8) == 0) {
            events.addFirst(call.ringing());
        }
        return events;
    }

    private CallStatusChanged event(CallEvents events, int choice) {
        return switch (choice - STATUSES.length) {
            case 0 -> events.unknownWord("parked", random.nextInt(2));
            case 1 -> events.completed(random.nextBoolean() ? null : random.nextInt(3));
            case 2 -> events.refusedCredentials();
            case 3 -> CallEvents.inCampaign(events.callId(), "k3").ringing();
            case 4 -> events.dialled();
            case 5 -> events.forged(STATUSES[random.nextInt(1, STATUSES.length)]);
            default -> events.reached(STATUSES[choice]);
        };
    }

    private List<CallStatusChanged> mix(List<Deque<CallStatusChanged>> calls) {
        var turns = new ArrayList<Deque<CallStatusChanged>>();
        calls.forEach(events -> turns.addAll(Collections.nCopies(events.size(), events)));
        Collections.shuffle(turns, random);
        return turns.stream().map(Deque::removeFirst).toList();
    }
}
