package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void isReadableAndSaysWhatItIsTheIdOf() {
        assertThat(CampaignEvent.eventId("b7c1", 3)).isEqualTo("b7c1:3");
        assertThat(CampaignStatsChanged.eventId("b7c1", 83)).isEqualTo("b7c1:stats:83");
        assertThat(PlaceCall.eventId("b7c1-17-1")).isEqualTo("b7c1-17-1:place");
        assertThat(CallRecorded.eventId("b7c1-17-1")).isEqualTo("b7c1-17-1:record");
        assertThat(CallStatusChanged.eventId("b7c1-17-1", CallStatus.RINGING))
                .isEqualTo("b7c1-17-1:RINGING");
    }

    @Test
    void ofAnUnknownWordKeepsTheWordAndItsPlace() {
        assertThat(CallStatusChanged.rawEventId("b7c1-17-1", "parked", 4))
                .isEqualTo("b7c1-17-1:raw:parked:4");
        assertThat(CallStatusChanged.rawEventId("b7c1-17-1", "parked", null))
                .isEqualTo("b7c1-17-1:raw:parked:");
    }

    @Test
    void isDifferentForDifferentFactsOfOneCall() {
        var ids = new ArrayList<String>();
        Arrays.stream(CallStatus.values())
                .forEach(status -> ids.add(CallStatusChanged.eventId("x", status)));
        ids.add(PlaceCall.eventId("x"));
        ids.add(CallRecorded.eventId("x"));
        ids.add(CampaignEvent.eventId("x", 1));
        ids.add(CampaignStatsChanged.eventId("x", 1));
        ids.add(CallStatusChanged.rawEventId("x", "RINGING", null));
        ids.add(CallStatusChanged.rawEventId("x", "RINGING", 1));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Property
    void ofUnknownWordsIsTheSameOnlyForTheSameWordAndSequence(
            @ForAll String word, @ForAll int sequence, @ForAll String other, @ForAll int next) {
        var same = word.equals(other) && sequence == next;
        assertThat(
                        CallStatusChanged.rawEventId("x", word, sequence)
                                .equals(CallStatusChanged.rawEventId("x", other, next)))
                .isEqualTo(same);
    }

    @Property
    void aMissingSequenceIsNoSequence(@ForAll String word, @ForAll String other, @ForAll int next) {
        assertThat(CallStatusChanged.rawEventId("x", word, null))
                .isNotEqualTo(CallStatusChanged.rawEventId("x", other, next));
    }
}
