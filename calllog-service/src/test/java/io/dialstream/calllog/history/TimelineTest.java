package io.dialstream.calllog.history;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final CallEvents EVENTS = inCampaign("c1", "k1");

    @Test
    void followsTheCallNotTheOrderOfHearing() {
        assertThat(
                        timelineOf(
                                EVENTS.initiated(),
                                EVENTS.completed(3),
                                EVENTS.ringing(),
                                EVENTS.dialing()))
                .containsExactly("c1:INITIATED", "c1:DIALING", "c1:RINGING", "c1:COMPLETED");
    }

    @Test
    void putsTheFinalStatusThatWonFirst() {
        assertThat(
                        timelineOf(
                                EVENTS.initiated(),
                                EVENTS.reached(CallStatus.MISSED),
                                EVENTS.reached(CallStatus.COMPLETED)))
                .containsExactly("c1:INITIATED", "c1:MISSED", "c1:COMPLETED");
    }

    @Test
    void putsUnknownWordsBehindTheStatusThatTheyFollowedInTime() {
        assertThat(
                        timelineOf(
                                EVENTS.initiated(),
                                EVENTS.dialing(),
                                EVENTS.ringing(),
                                EVENTS.unknownWord("parked", 7),
                                EVENTS.unknownWord("unparked", 8),
                                EVENTS.completed(3)))
                .containsExactly(
                        "c1:INITIATED",
                        "c1:DIALING",
                        "c1:RINGING",
                        "c1:raw:parked:7",
                        "c1:raw:unparked:8",
                        "c1:COMPLETED");
    }

    @Test
    void startsWithAnUnknownWordThatNothingPreceded() {
        var late = EVENTS.startingAt(CallEvents.START.plusSeconds(3600));

        assertThat(timelineOf(EVENTS.unknownWord("parked", 7), late.initiated()))
                .containsExactly("c1:raw:parked:7", "c1:INITIATED");
    }

    private static List<String> timelineOf(CallStatusChanged... heard) {
        var callee = Call.initiated(EVENTS.initiated(), 0).callee();
        var entries =
                IntStream.range(0, heard.length)
                        .mapToObj(offset -> LogEntry.of(heard[offset], callee, offset))
                        .toList();
        return Timeline.of(entries.reversed()).stream().map(LogEntry::id).toList();
    }
}
