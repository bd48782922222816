package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded stores as processes; the services have their own journeys elsewhere. */
class LocalStackIT {

    private static final Instance KAFKA = Part.KAFKA.first();
    private static final Instance MONGO = Part.MONGO.first();

    @TempDir private Path folder;

    private final List<String> console = new CopyOnWriteArrayList<>();

    @Test
    void startsKeepsAndEndsItsProcesses() {
        List<ProcessHandle> processes;
        try (LocalStack stack = plan().start()) {
            processes =
                    stack.instances().stream()
                            .map(each -> stack.handle(each).orElseThrow())
                            .toList();
            assertThat(processes).hasSize(2);
            stack.crash(KAFKA);
            await().until(() -> stack.handle(KAFKA).isPresent());
            stack.awaitReady(KAFKA);
            assertThat(console).anyMatch(line -> line.startsWith("kafka ended (by signal 9)"));
            processes =
                    stack.instances().stream()
                            .map(each -> stack.handle(each).orElseThrow())
                            .toList();
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void goesOnWhereItWasOnTheSameFolder() {
        try (LocalStack stack = plan().only(Part.MONGO).start();
                MongoClient client = MongoClients.create(stack.addresses().mongo())) {
            client.getDatabase("dialer")
                    .getCollection("placements")
                    .insertOne(new Document("_id", "call-1"));
        }
        try (LocalStack stack = plan().only(Part.MONGO).start();
                MongoClient client = MongoClients.create(stack.addresses().mongo())) {
            assertThat(client.getDatabase("dialer").getCollection("placements").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void staysDownAfterAKillUntilItIsRestarted() {
        try (LocalStack stack = plan().only(Part.MONGO).start()) {
            stack.kill(MONGO);
            assertThat(stack.handle(MONGO)).isEmpty();
            stack.restart(MONGO);
            assertThat(stack.handle(MONGO)).isPresent();
        }
    }

    @Test
    void leavesDownWhatIsToStartLater() {
        try (LocalStack stack = plan().only(Part.MONGO).later(MONGO).start()) {
            assertThat(stack.handle(MONGO)).isEmpty();
            stack.restart(MONGO);
            assertThat(stack.handle(MONGO)).isPresent();
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int offset = taken.getLocalPort() - Part.MONGO.port();
            assertThatThrownBy(() -> plan().ports(Ports.shiftedBy(offset)).only(Part.MONGO).start())
                    .isInstanceOf(StackProblem.class)
                    .hasMessage(
                            "Port %d, which mongo needs, is in use; shift all ports with --port-offset."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void namesTheStackThatHasThePorts(@TempDir Path elsewhere) {
        Ports same = Ports.free();
        try (LocalStack stack = plan().ports(same).only(Part.MONGO).start()) {
            StackPlan second = plan().ports(same).only(Part.MONGO).data(elsewhere);
            assertThatThrownBy(second::start)
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining(
                            "in use by another Dialstream:%n  mongo (process %d, port %d)%n"
                                    .formatted(
                                            stack.handle(MONGO).orElseThrow().pid(),
                                            same.of(MONGO)))
                    .hasMessageContaining(
                            "its launcher is process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void letsOneLauncherUseAFolderAtATime() {
        try (LocalStack stack = plan().only(Part.MONGO).start()) {
            assertThat(stack.handle(MONGO)).isPresent();
            assertThatThrownBy(() -> plan().start())
                    .hasMessageContaining("Another Dialstream runs on " + folder);
        }
    }

    @Test
    void leavesOutWhatTheCallerHas() {
        Map<String, String> caller = Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092");
        try (LocalStack stack = plan().caller(caller).start()) {
            assertThat(stack.instances()).containsExactly(MONGO);
            assertThat(stack.addresses().kafka()).isEqualTo("kafka.example:9092");
        }
    }

    private StackPlan plan() {
        return LocalStack.plan()
                .data(folder)
                .ports(Ports.free())
                .caller(Map.of())
                .only(Part.KAFKA, Part.MONGO)
                .console(console::add);
    }
}
