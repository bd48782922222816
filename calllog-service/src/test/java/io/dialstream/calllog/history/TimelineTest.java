package io.dialstream.calllog.history;

import static io.dialstream.calllog.testing.ToldCall.inCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.testing.ToldCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final ToldCall TOLD = inCampaign("c1", "k1");

    @Test
    void followsTheCallNotTheOrderOfHearing() {
        assertThat(timelineOf(TOLD.initiated(), TOLD.completed(3), TOLD.ringing(), TOLD.dialing()))
                .containsExactly("c1:INITIATED", "c1:DIALING", "c1:RINGING", "c1:COMPLETED");
    }

    @Test
    void putsTheFinalStatusThatWonFirst() {
        assertThat(
                        timelineOf(
                                TOLD.initiated(),
                                TOLD.heard(CallStatus.MISSED),
                                TOLD.heard(CallStatus.COMPLETED)))
                .containsExactly("c1:INITIATED", "c1:MISSED", "c1:COMPLETED");
    }

    @Test
    void putsUnknownWordsBehindTheStatusThatTheyFollowedInTime() {
        assertThat(
                        timelineOf(
                                TOLD.initiated(),
                                TOLD.dialing(),
                                TOLD.ringing(),
                                TOLD.unknownWord("parked", 7),
                                TOLD.unknownWord("unparked", 8),
                                TOLD.completed(3)))
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
        var late = TOLD.startingAt(ToldCall.START.plusSeconds(3600));

        assertThat(timelineOf(TOLD.unknownWord("parked", 7), late.initiated()))
                .containsExactly("c1:raw:parked:7", "c1:INITIATED");
    }

    private static List<String> timelineOf(CallStatusChanged... heard) {
        var callee = Call.initiated(TOLD.initiated(), 0).callee();
        var entries =
                IntStream.range(0, heard.length)
                        .mapToObj(offset -> LogEntry.of(heard[offset], callee, offset))
                        .toList();
        return Timeline.of(entries.reversed()).stream().map(LogEntry::id).toList();
    }
}
