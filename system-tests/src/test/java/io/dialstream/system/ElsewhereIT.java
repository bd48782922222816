package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack whose broker, database and provider are somebody else's, as the command line starts it;
 * its topics and groups have a prefix there. Before all others, for its services are the first to
 * end in order and leave their classes archived.
 */
@Tag("first")
class ElsewhereIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Map<String, String> ACCOUNT =
            Map.of(
                    "TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef",
                    "TWILIO_AUTH_TOKEN", "a-token-of-their-own",
                    "TWILIO_FROM_NUMBER", "+12025550123");

    /** Nobody here lives long enough to earn back what the better compiler costs. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    @TempDir private Path folder;

    @Test
    void runsNothingThatTheUserHasAndEndsWhatItRuns() throws Exception {
        int offset = freeOffset();
        try (var theirs = theirs();
                var ours = Launcher.start(folder.resolve("said"), told(theirs), up(offset))) {
            await().atMost(PATIENCE)
                    .until(() -> ours.said().contains("dialstream is ready") || !ours.runs());

            assertThat(ours.said())
                    .contains("dialstream is ready")
                    .doesNotContain("starting kafka", "mongo,", "provider-simulator");
            assertThat(ours.children()).hasSize(4);
            var api = new Http(Launcher.local(Part.CAMPAIGN.port() + offset), "demo-key");
            aCampaignIsCalled(api, new Http(theirs.addresses().simulator(), null));
            assertThat(topicsAndGroups(theirs))
                    .contains("acme.call-status", "acme.dialer-service")
                    .allMatch(name -> name.startsWith("acme."));

            var children = ours.children();
            ours.end(PATIENCE);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(theirs.instances())
                    .allSatisfy(each -> assertThat(theirs.handle(each)).isPresent());
        }
    }

    private static void aCampaignIsCalled(Http api, Http provider) {
        api.put("/agents/reminder", Map.of("name", "Reminder", "message", "See you tomorrow."));
        var id =
                api.post(
                                "/campaigns",
                                Map.of(
                                        "name", "Elsewhere",
                                        "agentId", "reminder",
                                        "leads", Stage.leads(1, 8)))
                        .text("id");
        await().atMost(PATIENCE)
                .until(() -> api.get("/campaigns/" + id).text("status").equals("COMPLETED"));

        var campaign = api.get("/campaigns/" + id);
        var truth = provider.get("/simulator/report?campaignId=" + id).body();
        assertThat(campaign.number("completedLeads")).isEqualTo(8);
        assertThat(truth.path("campaigns").path(id).path("calls").asLong()).isEqualTo(8);
        assertThat(truth.path("campaigns").path(id).path("talkSeconds").asLong())
                .isEqualTo(campaign.number("totalDuration"));
        assertThat(truth.path("voiceErrors").asLong()).isZero();
    }

    private static List<String> topicsAndGroups(LocalStack theirs) throws Exception {
        var cluster = Map.<String, Object>of("bootstrap.servers", theirs.addresses().kafka());
        try (var admin = Admin.create(cluster)) {
            return Stream.concat(
                            admin.listTopics().names().get().stream(),
                            admin.listGroups().all().get().stream().map(GroupListing::groupId))
                    .toList();
        }
    }

    /** What somebody else runs: nothing of it knows our stack. */
    private LocalStack theirs() {
        return LocalStack.plan()
                .data(folder.resolve("theirs"))
                .ports(Ports.free())
                .caller(ACCOUNT)
                .only(Part.KAFKA, Part.MONGO, Part.SIMULATOR)
                .shortLived()
                .environment(Part.SIMULATOR, "SIMULATOR_SPEEDUP", "60")
                .start();
    }

    private static Map<String, String> told(LocalStack theirs) {
        var told = new java.util.HashMap<>(ACCOUNT);
        told.put("JAVA_TOOL_OPTIONS", QUICK_COMPILER);
        told.put("TWILIO_API_BASE_URL", theirs.addresses().simulator().toString());
        told.put("DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND", "1000");
        told.put("KAFKA_BOOTSTRAP_SERVERS", theirs.addresses().kafka());
        told.put("MONGODB_URI", theirs.addresses().mongo());
        told.put("DIALSTREAM_EVENTLOG_PREFIX", "acme.");
        return told;
    }

    private String[] up(int offset) {
        return new String[] {
            "up", "--data", folder.resolve("ours").toString(), "--port-offset", "" + offset
        };
    }

    /** By how much all ports can be shifted without meeting anybody. */
    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(2_000, 24_000);
            if (List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG).stream()
                    .allMatch(part -> isFree(part.port() + offset))) {
                return offset;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
