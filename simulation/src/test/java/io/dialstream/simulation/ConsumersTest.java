package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.DialerWords;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.incoming.NoIncomingCalls;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.twilio.SignedCallbacks;
import io.dialstream.simulation.judge.Wording;
import io.dialstream.simulation.provider.Postman;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A consumer of {@code call-status} that upserts by event id and one that keeps the first of each
 * know the same in the end, in whatever order records come that the real producers write.
 */
class ConsumersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:00:42.137Z");
    private static final int ORDERS = 5_000;

    private static final PlaceCall CALL =
            new PlaceCall(
                    PlaceCall.eventId("c1-1-1"),
                    "c1-1-1",
                    "c1",
                    "alice",
                    "1",
                    "Ada",
                    new PhoneNumber("+15005550017"),
                    1,
                    5,
                    null,
                    null,
                    new AnswerInstructions(null, "Hello."),
                    NOW);

    @Test
    void knowTheSameWhetherTheyUpsertOrKeepTheFirst() {
        var records = records();
        var random = new Random(1);
        for (int order = 0; order < ORDERS; order++) {
            Collections.shuffle(records, random);
            var upserted = new HashMap<String, String>();
            var first = new HashMap<String, String>();
            records.forEach(record -> {
                upserted.put(record.eventId(), Wording.of(record));
                first.putIfAbsent(record.eventId(), Wording.of(record));
            });
            assertThat(upserted).isEqualTo(first);
        }
    }

    @Test
    void getEveryThingThatIsSaidAgainUnderTheSameId() {
        var said = DialerWords.at(NOW, CALL);
        var saidAgain = DialerWords.at(NOW.plusSeconds(90), CALL);

        assertThat(ids(saidAgain)).isEqualTo(ids(said));
        assertThat(ids(callbacks(NOW.plusSeconds(90)))).isEqualTo(ids(callbacks(NOW)));
    }

    @Test
    void canTellApartWhoSaysThatACallIsDialing() {
        var dialing =
                records().stream()
                        .filter(event -> event.status() == CallStatus.DIALING)
                        .map(CallStatusChanged::eventId)
                        .toList();

        // Each is said twice, and a callback and what it is repeated in are the same.
        assertThat(dialing).hasSize(12);
        assertThat(dialing.stream().distinct()).hasSize(6);
    }

    private static List<CallStatusChanged> records() {
        var all = new ArrayList<CallStatusChanged>();
        for (var moment : List.of(NOW, NOW.plusSeconds(90))) {
            all.addAll(DialerWords.at(moment, CALL));
            all.addAll(callbacks(moment));
        }
        return all;
    }

    private static List<String> ids(List<CallStatusChanged> events) {
        return events.stream().map(CallStatusChanged::eventId).toList();
    }

    /** Everything that the provider may post of the call, as received at that moment. */
    private static List<CallStatusChanged> callbacks(Instant now) {
        var log = new InMemoryEventLog();
        var ingest =
                new StatusCallbacks(
                        log,
                        Postman.TOKENS,
                        NoIncomingCalls.at(log, Clock.fixed(now, ZoneOffset.UTC)),
                        new WebhookMetrics(new SimpleMeterRegistry()),
                        Clock.fixed(now, ZoneOffset.UTC));
        int sequence = 0;
        for (var word :
                List.of(
                        "queued",
                        "initiated",
                        "ringing",
                        "in-progress",
                        "completed&CallDuration=7",
                        "completed",
                        "busy",
                        "no-answer",
                        "failed&SipResponseCode=404",
                        "canceled")) {
            ingest.receive(callback(word, sequence++));
        }
        return log.published(CallStatusChanged.class);
    }

    private static Webhook callback(String word, int sequence) {
        var body =
                "AccountSid=AC0&CallSid=CA1&CallStatus="
                        + word
                        + "&SequenceNumber="
                        + sequence
                        + "&Timestamp=Sun,%2022%20Nov%202026%2016:00:41%20%2B0000";
        return SignedCallbacks.of(
                "twilio",
                "callId=c1-1-1&campaignId=c1&leadId=1&t="
                        + Postman.TOKENS.of(Purpose.STATUS, "c1-1-1", "c1"),
                body);
    }
}
