package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aNewDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.refused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.started;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.INITIATED;
import static io.dialstream.events.CallStatus.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens, in whatever order. */
class DispatchOrderTest {

    @Test
    void anyOrderOfTheSameEventsEndsInTheSameState() {
        var events = new ArrayList<DispatchInput>();
        for (int position = 1; position <= 4; position++) {
            for (var status : List.of(INITIATED, RINGING, COMPLETED, CallStatus.FAILED)) {
                events.add(new DispatchInput.StatusChanged(status(call(position), status)));
            }
        }
        events.add(new DispatchInput.Moved(paused(4)));
        events.add(new DispatchInput.Moved(resumed(5)));
        events.add(new DispatchInput.Moved(stopped(6)));
        events.addAll(List.copyOf(events));
        var random = new Random(20261122);
        for (int run = 0; run < 500; run++) {
            Collections.shuffle(events, random);
            var dispatch = aDispatch(DispatchState.OPEN, 3, 11, List.of(), aFullWindow());
            for (var event : events) {
                dispatch = decide(dispatch, event).dispatch();
            }
            assertThat(dispatch)
                    .isEqualTo(
                            aDispatch(
                                    DispatchState.STOPPED,
                                    6,
                                    11,
                                    List.of(),
                                    List.of(),
                                    new LeadCounts(10, 0, 0, 10)));
        }
    }

    private static List<InFlight> aFullWindow() {
        return List.of(waiting(1), waiting(2), waiting(3), waiting(4));
    }

    @Test
    void whateverHappensTheWindowHoldsAndNoLeadIsSentTwiceInOneAttempt() {
        var random = new Random(1122);
        for (int run = 0; run < 300; run++) {
            playAtRandom(random);
        }
    }

    private static void playAtRandom(Random random) {
        var dispatch = aNewDispatch();
        var asked = new HashSet<String>();
        long revision = 0;
        for (int step = 0; step < 120; step++) {
            var input = atRandom(random, ++revision);
            var decision = decide(dispatch, input);
            for (var callId : sent(decision)) {
                assertThat(asked.add(callId)).as(callId).isTrue();
            }
            dispatch = decision.dispatch();
            assertThat(dispatch.inFlight()).hasSizeLessThanOrEqualTo(4);
        }
    }

    private static DispatchInput atRandom(Random random, long revision) {
        var callId = call(1 + random.nextInt(10), 1 + random.nextInt(2));
        return switch (random.nextInt(12)) {
            case 0 -> new DispatchInput.Moved(paused(revision));
            case 1, 2, 3 -> new DispatchInput.Moved(resumed(revision));
            case 4 -> new DispatchInput.ResendDue();
            case 5 -> new DispatchInput.StatusChanged(refused(callId));
            case 6, 7, 8 -> new DispatchInput.StatusChanged(status(callId, COMPLETED));
            case 9 ->
                    new DispatchInput.Moved(
                            random.nextInt(20) == 0 ? stopped(revision) : started(revision));
            default -> new DispatchInput.StatusChanged(status(callId, INITIATED));
        };
    }
}
