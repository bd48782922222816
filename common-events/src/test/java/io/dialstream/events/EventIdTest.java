package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void isReadableAndSaysWhatItIsTheIdOf() {
        assertThat(CampaignEvent.eventId("b7c1", 3)).isEqualTo("b7c1:3");
        assertThat(CampaignStatsChanged.eventId("b7c1", 83)).isEqualTo("b7c1:stats:83");
        assertThat(LeadProgressChanged.eventId("b7c1", 61)).isEqualTo("b7c1:progress:61");
        assertThat(PlaceCall.eventId("b7c1-17-1")).isEqualTo("b7c1-17-1:place");
        assertThat(CallRecorded.eventId("b7c1-17-1")).isEqualTo("b7c1-17-1:record");
        assertThat(CalleeOptedOut.eventId("b7c1-17-1")).isEqualTo("b7c1-17-1:opted-out");
        assertThat(ProviderAccountChanged.eventId("eu", "d1", Instant.ofEpochMilli(7)))
                .isEqualTo("eu:account:d1:7");
        assertThat(CallStatusChanged.eventId("b7c1-17-1", CallStatus.RINGING))
                .isEqualTo("b7c1-17-1:RINGING");
    }

    @Test
    void ofACommandSaysWhenItExpires() {
        var command = (PlaceCall) Objects.requireNonNull(ExampleEvents.byName().get("PlaceCall"));
        var expiring = command.until(Instant.ofEpochMilli(7));

        assertThat(expiring.eventId()).isEqualTo(command.callId() + ":place:7");
        assertThat(expiring.notAfter()).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(expiring.until(null))
                .returns(command.callId() + ":place", PlaceCall::eventId)
                .returns(null, PlaceCall::notAfter);
    }

    @Test
    void ofACommandIsTheSameWhateverAccountsMayHaveTheCall() {
        var command = (PlaceCall) Objects.requireNonNull(ExampleEvents.byName().get("PlaceCall"));

        assertThat(command.fallingBackTo(null))
                .returns(command.eventId(), PlaceCall::eventId)
                .returns(null, PlaceCall::fallbackProviders);
        assertThat(command.with("us").fallbackProviders()).containsExactly("eu");
        assertThat(command.until(null).fallbackProviders()).containsExactly("eu");
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
        ids.add(LeadProgressChanged.eventId("x", 1));
        ids.add(CampaignStatsChanged.eventId("x", 1));
        ids.add(CallStatusChanged.rawEventId("x", "RINGING", null));
        ids.add(CallStatusChanged.rawEventId("x", "RINGING", 1));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void ofUnknownWordsIsTheSameOnlyForTheSameWordAndSequence() {
        var words = List.of("", "odd", "odd:", "odd:1", ":", "1", "odd:1:1", "1:1");
        var sequences = new Integer[] {null, 0, 1, 11};
        var ids = new HashSet<String>();
        for (var word : words) {
            for (var sequence : sequences) {
                ids.add(CallStatusChanged.rawEventId("x", word, sequence));
            }
        }
        assertThat(ids).hasSize(words.size() * sequences.length);
    }

    @Test
    void ofACallsStatusIsTheSameForTheSameWordsWheneverTheyAreRecorded() {
        var told = told("CA1", Map.of("CallStatus", "ringing"), Instant.EPOCH);

        assertThat(told.identified().eventId()).matches("x:RINGING:[0-9a-f]{16}");
        assertThat(told("CA1", Map.of("CallStatus", "ringing"), Instant.MAX).identified().eventId())
                .isEqualTo(told.identified().eventId());
    }

    @Test
    void ofACallsStatusIsDifferentForEveryOtherWord() {
        var ids =
                List.of(
                        told("CA1", Map.of(), Instant.EPOCH).identified().eventId(),
                        told(null, Map.of(), Instant.EPOCH).identified().eventId(),
                        told("CA1", Map.of("SequenceNumber", "1"), Instant.EPOCH)
                                .identified()
                                .eventId());

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void leadsToWhatIsToldWhoeverTellsIt() {
        var told = told("CA1", Map.of(), Instant.EPOCH);

        assertThat(told.identified().subject()).isEqualTo("x:RINGING");
        assertThat(told.subject()).as("of an older record").isEqualTo("x:RINGING");
    }

    private static CallStatusChanged told(
            @Nullable String providerCallId, Map<String, String> data, Instant recordedAt) {
        return new CallStatusChanged(
                CallStatusChanged.eventId("x", CallStatus.RINGING),
                "x",
                null,
                null,
                null,
                null,
                null,
                CallStatus.RINGING,
                null,
                recordedAt,
                "twilio",
                providerCallId,
                null,
                null,
                null,
                null,
                null,
                data);
    }
}
