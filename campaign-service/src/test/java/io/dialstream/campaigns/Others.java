package io.dialstream.campaigns;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.EventJson;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** The dialer and the projection, played by hand. */
public final class Others {

    private final EventLog log;
    private final Consumer<String, String> consumer;
    private final Thread reading = new Thread(this::read, "dial-commands");
    private final List<PlaceCall> commands = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public Others(EventLog log, ConsumerFactory<String, String> consumers) {
        this.log = log;
        this.consumer = consumers.createConsumer("dialer-" + UUID.randomUUID(), "test");
        consumer.subscribe(List.of(Topics.DIAL_COMMANDS));
        reading.start();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    commands.add((PlaceCall) EventJson.read(record.topic(), record.value()));
                }
            }
        }
    }

    /** The commands for a campaign, or a single call, in their order; repeated ones once. */
    public List<PlaceCall> commandsFor(String key) {
        return List.copyOf(
                allCommandsFor(key).stream()
                        .collect(
                                Collectors.toMap(
                                        PlaceCall::callId,
                                        command -> command,
                                        (first, _) -> first,
                                        LinkedHashMap::new))
                        .values());
    }

    public List<PlaceCall> allCommandsFor(String key) {
        return commands.stream().filter(command -> command.key().equals(key)).toList();
    }

    public void initiated(PlaceCall command) {
        log.publishAndWait(status(command, CallStatus.INITIATED, null, null, false));
    }

    public void ended(PlaceCall command, CallStatus outcome) {
        log.publishAndWait(status(command, outcome, null, null, false));
    }

    /** The provider refuses our credentials: the lead is handed back. */
    public void refused(PlaceCall command) {
        log.publishAndWait(
                status(command, CallStatus.FAILED, "PROVIDER_20003", "Authenticate", true));
    }

    private static CallStatusChanged status(
            PlaceCall command,
            CallStatus status,
            @Nullable String reason,
            @Nullable String detail,
            boolean leadReturned) {
        boolean first = status == CallStatus.INITIATED;
        return new CallStatusChanged(
                CallStatusChanged.eventId(command.callId(), status),
                command.callId(),
                command.campaignId(),
                first ? command.userId() : null,
                command.leadId(),
                first ? command.leadName() : null,
                first ? command.phoneNumber() : null,
                status,
                null,
                Instant.parse("2026-11-22T12:00:00Z"),
                "twilio",
                null,
                null,
                null,
                reason,
                detail,
                leadReturned ? Endings.CREDENTIALS_REFUSED : null,
                Map.of());
    }

    public void counted(String campaignId, long revision, long completed, long inFlight) {
        log.publishAndWait(
                new CampaignStatsChanged(
                        CampaignStatsChanged.eventId(campaignId, revision),
                        campaignId,
                        "ann",
                        revision,
                        Instant.parse("2026-11-22T12:00:00Z"),
                        completed,
                        inFlight,
                        completed,
                        0,
                        0,
                        0,
                        10 * completed,
                        completed == 0 ? 0 : 10.0));
    }

    public void close() throws InterruptedException {
        closed = true;
        reading.join();
    }
}
