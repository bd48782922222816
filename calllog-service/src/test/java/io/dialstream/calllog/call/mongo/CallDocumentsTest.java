package io.dialstream.calllog.call.mongo;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Answer;
import io.dialstream.calllog.call.CallDirection;
import io.dialstream.calllog.call.Ending;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls as older versions have stored them. */
class CallDocumentsTest {

    private static Document anOlderCall(
            String createdAt, String dialedAt, @Nullable String answeredAt, Document ending) {
        return new Document("_id", EVENTS.callId())
                .append("campaignId", EVENTS.campaignId())
                .append("userId", "alice")
                .append("leadId", "1")
                .append("leadName", "Ada")
                .append("phoneNumber", "+15005550017")
                .append("status", "COMPLETED")
                .append("provider", "twilio")
                .append("providerCallId", "CA1")
                .append("accepted", true)
                .append("createdAt", date(createdAt))
                .append("dialedAt", date(dialedAt))
                .append("answeredAt", answeredAt == null ? null : date(answeredAt))
                .append("ending", ending)
                .append("initiatedOffset", 1L)
                .append("appliedOffset", 5L);
    }

    private static Document ending(String endedAt, @Nullable Integer seconds) {
        return new Document("endedAt", date(endedAt))
                .append("reason", null)
                .append("providerSeconds", seconds)
                .append("leadReturned", false)
                .append("offset", 5L);
    }

    private static Date date(String time) {
        return Date.from(Instant.parse(time));
    }

    @Test
    void areShownInOrderAlthoughTheyWereStoredAsTold() {
        var call =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01.150Z",
                                "2026-11-22T16:00:01Z",
                                ending("2026-11-22T16:00:01Z", 0)));

        assertThat(call.createdAt()).isEqualTo("2026-11-22T16:00:00.902Z");
        assertThat(call.dialedAt()).isEqualTo("2026-11-22T16:00:01Z");
        assertThat(call.answeredAt()).isEqualTo("2026-11-22T16:00:01Z");
        assertThat(call.endedAt()).isEqualTo("2026-11-22T16:00:01Z");
    }

    @Test
    void tellTheirTalkTimeAsSoonAsItIsKnown() {
        var measured =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01Z",
                                "2026-11-22T16:00:02Z",
                                ending("2026-11-22T16:00:40Z", null)));
        var unanswered =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01Z",
                                null,
                                ending("2026-11-22T16:00:40Z", null)));

        assertThat(measured.durationSeconds()).isEqualTo(38);
        assertThat(unanswered.durationSeconds()).isNull();
        assertThat(unanswered.after(EVENTS.answered(), 9).durationSeconds()).isNotNull();
    }

    @Test
    void keepWhatWasKnownOfTheirEndFromTheirNextChangeOn() {
        var read =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01Z",
                                null,
                                ending("2026-11-22T16:00:40Z", 0)));
        var later = read.after(EVENTS.answered(), 9);

        assertThat(read.ending())
                .extracting(Ending::carrier, Ending::milestones)
                .containsExactly(read.carrier(), read.milestones());
        assertThat(later.answeredAt()).isNotNull();
        assertThat(CallDocuments.write(later).get("ending"))
                .isEqualTo(CallDocuments.write(read).get("ending"));
    }

    @Test
    void werePlacedFromANumberThatIsNotKnown() {
        var call =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01Z",
                                null,
                                ending("2026-11-22T16:00:40Z", 0)));

        assertThat(call.callee().direction()).isEqualTo(CallDirection.OUTBOUND);
        assertThat(call.carrier().ourNumber()).isNull();
        assertThat(CallDocuments.write(call)).doesNotContainKeys("direction", "incoming");
    }

    @Test
    void knowNobodyWhoHasAnswered() {
        var call =
                CallDocuments.read(
                        anOlderCall(
                                "2026-11-22T16:00:00.902Z",
                                "2026-11-22T16:00:01Z",
                                "2026-11-22T16:00:02Z",
                                ending("2026-11-22T16:00:40Z", 38)));

        assertThat(call.answer()).isEqualTo(Answer.UNKNOWN);
    }
}
