package io.dialstream.benchmarks.projection;

import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the whole life of calls into the log, those of all campaigns side by side. */
final class CallHistory {

    private static final List<CallStatus> LIFE =
            List.of(
                    CallStatus.INITIATED,
                    CallStatus.DIALING,
                    CallStatus.RINGING,
                    CallStatus.ANSWERED,
                    CallStatus.COMPLETED);

    private static final int TALK_SECONDS = 30;

    private final Rig rig;

    CallHistory(Rig rig) {
        this.rig = rig;
    }

    /** The events of so many calls, spread over so many campaigns. */
    void write(String name, int campaigns, int calls) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        rig.stack().addresses().kafka(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int first = 0; first < calls; first += campaigns) {
                for (CallStatus status : LIFE) {
                    for (int call = first; call < Math.min(calls, first + campaigns); call++) {
                        String campaign = name + call % campaigns;
                        sent.add(producer.send(record(campaign, call, status)));
                    }
                }
            }
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    private static ProducerRecord<String, String> record(
            String campaign, int call, CallStatus status) {
        String callId = campaign + "-" + call + "-1";
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
                false,
                first ? Map.of() : Map.of("CallSid", "CA" + callId, "CallStatus", status.name()));
    }

    private static @Nullable Integer duration(CallStatus status) {
        return status == CallStatus.COMPLETED ? TALK_SECONDS : null;
    }
}
