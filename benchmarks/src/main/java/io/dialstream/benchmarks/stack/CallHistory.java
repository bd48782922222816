package io.dialstream.benchmarks.stack;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what happens to calls into the log, those of all campaigns side by side. */
public final class CallHistory {

    /** All that happens to an answered call. */
    private static final List<CallStatus> LIFE =
            List.of(
                    CallStatus.INITIATED,
                    CallStatus.DIALING,
                    CallStatus.RINGING,
                    CallStatus.ANSWERED,
                    CallStatus.COMPLETED);

    private static final int TALK_SECONDS = 30;

    private final Rig rig;

    public CallHistory(Rig rig) {
        this.rig = rig;
    }

    /** The id of a call: the campaigns take turns. */
    public static String callId(List<String> campaigns, int call) {
        return campaign(campaigns, call) + "-" + call + "-1";
    }

    /** The campaign of a call. */
    public static String campaign(List<String> campaigns, int call) {
        return campaigns.get(call % campaigns.size());
    }

    /** All of so many calls, spread over so many campaigns. */
    public void write(String name, int campaigns, int calls) {
        write(IntStream.range(0, campaigns).mapToObj(n -> name + n).toList(), 0, calls, LIFE);
    }

    /** All of so many calls a second, for so long; each campaign has one at a time. */
    public void steadily(List<String> campaigns, int perSecond, int seconds) {
        long began = System.nanoTime();
        write(
                campaigns,
                0,
                perSecond * seconds,
                LIFE,
                call -> {
                    long due = began + Duration.ofSeconds(call).toNanos() / perSecond;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                });
    }

    /** These statuses, one after another, of all calls from the first to before the last. */
    public void write(List<String> campaigns, int from, int to, List<CallStatus> statuses) {
        write(campaigns, from, to, statuses, _ -> {});
    }

    private void write(
            List<String> campaigns,
            int from,
            int to,
            List<CallStatus> statuses,
            IntConsumer awaitDue) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        rig.stack().addresses().kafka(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int first = from; first < to; first += campaigns.size()) {
                awaitDue.accept(first);
                for (CallStatus status : statuses) {
                    for (int call = first; call < Math.min(to, first + campaigns.size()); call++) {
                        sent.add(producer.send(record(campaigns, call, status)));
                    }
                }
            }
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    private static ProducerRecord<String, String> record(
            List<String> campaigns, int call, CallStatus status) {
        String campaign = campaign(campaigns, call);
        String callId = callId(campaigns, call);
        return new ProducerRecord<>(
                Topics.CALL_STATUS,
                campaign,
                EventJson.write(event(campaign, callId, call, status)));
    }

    private static CallStatusChanged event(
            String campaign, String callId, int call, CallStatus status) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        boolean first = status == CallStatus.INITIATED;
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, status),
                callId,
                campaign,
                "demo",
                "lead-" + call,
                first ? "Lead " + call : null,
                first ? new PhoneNumber("+12125550100") : null,
                status,
                now,
                now,
                "twilio",
                first ? null : "CA" + callId,
                null,
                duration(status),
                null,
                null,
                null,
                first ? Map.of() : Map.of("CallSid", "CA" + callId, "CallStatus", status.name()));
    }

    private static @Nullable Integer duration(CallStatus status) {
        return status == CallStatus.COMPLETED ? TALK_SECONDS : null;
    }
}
