package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

    private static final Credentials CREDENTIALS = new Credentials("AC1", "secret", "+15005550006");

    @Test
    void tellsEachServiceWhereEverythingIs() {
        Map<String, String> dialer = environments(Map.of(), 100).of(Part.DIALER.first());
        assertThat(dialer)
                .containsEntry("SERVER_PORT", "8181")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9181")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9192")
                .containsEntry("MONGODB_URI", "mongodb://127.0.0.1:27117")
                .containsEntry("TWILIO_API_BASE_URL", "http://127.0.0.1:8190")
                .containsEntry("DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND", "1000")
                .containsEntry("PUBLIC_BASE_URL", "http://127.0.0.1:8182")
                .containsEntry("CALLLOG_URL", "http://127.0.0.1:8183")
                .containsEntry("DIALSTREAM_API_KEYS", "demo=demo-key")
                .containsEntry("TWILIO_ACCOUNT_SID", "AC1");
    }

    @Test
    void prefersWhatTheCallerHas() {
        Map<String, String> caller =
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
                        "MONGODB_URI", "mongodb://mongo.example",
                        "TWILIO_API_BASE_URL", "https://provider.example",
                        "PUBLIC_BASE_URL", "https://us.example/hooks",
                        "DIALSTREAM_API_KEYS", "ann=key-1");
        assertThat(environments(caller, 0).of(Part.CAMPAIGN.first()))
                .containsAllEntriesOf(caller)
                .doesNotContainKey("DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND");
    }

    @Test
    void givesTheSimulatorAJournal() {
        assertThat(environments(Map.of(), 0).of(Part.SIMULATOR.first()))
                .doesNotContainKey("MANAGEMENT_SERVER_PORT")
                .containsEntry("SIMULATOR_JOURNAL", Path.of("/data/simulator.journal").toString());
    }

    @Test
    void tellsTheSimulatorWhereNumbersAskWhatACallIsAnsweredWith() {
        assertThat(environments(Map.of(), 100).of(Part.SIMULATOR.first()))
                .containsEntry("SIMULATOR_WEBHOOKBASEURL", "http://127.0.0.1:8182");
        assertThat(
                        environments(Map.of("PUBLIC_BASE_URL", "https://us.example"), 0)
                                .of(Part.SIMULATOR.first()))
                .containsEntry("SIMULATOR_WEBHOOKBASEURL", "https://us.example");
    }

    @Test
    void givesASecondInstanceAPortOfItsOwn() {
        assertThat(environments(Map.of(), 0).of(new Instance(Part.DIALER, 2)))
                .containsEntry("SERVER_PORT", "8181")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9181");
    }

    @Test
    void letsAPlanHaveTheLastWord() {
        Environments environments =
                new Environments(
                        new CallerEnvironment(Map.of()),
                        Brokers.one(Ports.shiftedBy(0)),
                        CREDENTIALS,
                        "a-callback-secret",
                        Path.of("/data"),
                        Map.of(
                                Part.DIALER,
                                Map.of(
                                        "DIALSTREAM_DIALER_SILENTAFTER",
                                        "5s",
                                        "CALLLOG_URL",
                                        "http://other")),
                        Map.of(
                                new Instance(Part.DIALER, 2),
                                Map.of("CALLLOG_URL", "http://another")));
        assertThat(environments.of(Part.DIALER.first()))
                .containsEntry("DIALSTREAM_DIALER_SILENTAFTER", "5s")
                .containsEntry("CALLLOG_URL", "http://other");
        assertThat(environments.of(new Instance(Part.DIALER, 2)))
                .containsEntry("DIALSTREAM_DIALER_SILENTAFTER", "5s")
                .containsEntry("CALLLOG_URL", "http://another");
    }

    @Test
    void hasTopicsMadeWithACopyOnEachBroker() {
        var three = new Brokers(Ports.shiftedBy(0), 3, Optional.empty(), Optional.empty());
        assertThat(environments(Map.of(), three).of(Part.DIALER.first()))
                .containsEntry("DIALSTREAM_EVENTLOG_REPLICATION", "3")
                .containsEntry(
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092,127.0.0.1:9192,127.0.0.1:9292");
        assertThat(environments(Map.of(), 0).of(Part.DIALER.first()))
                .doesNotContainKey("DIALSTREAM_EVENTLOG_REPLICATION");
    }

    private static Environments environments(Map<String, String> caller, int offset) {
        return environments(caller, Brokers.one(Ports.shiftedBy(offset)));
    }

    private static Environments environments(Map<String, String> caller, Brokers brokers) {
        return new Environments(
                new CallerEnvironment(caller),
                brokers,
                CREDENTIALS,
                "a-callback-secret",
                Path.of("/data"),
                Map.of(),
                Map.of());
    }
}
