package io.dialstream.system.upgrade;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.testing.Stage;
import io.dialstream.system.Truth;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The present version takes over what an earlier one left behind. Before the shared stage is set:
 * this one is a stack of its own.
 */
@Order(0)
class UpgradeIT {

    /** Stays, with all logs, when something was lost or repeated. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path data;

    private static Stage stage;
    private static Map<String, String> ids;
    private static List<String> differences;

    @BeforeAll
    static void takeOver() throws Exception {
        var ports = Ports.free();
        var then =
                Recording.unpack(
                        data, URI.create("http://127.0.0.1:" + ports.of(Part.INGEST.first())));
        // The provider last: what it owes comes to services that are there.
        var stack = Stage.plan(data).ports(ports).later(Part.SIMULATOR.first()).start();
        stage = Stage.on(stack);
        differences = then.differences(stage);
        stack.restart(Part.SIMULATOR.first());
        ids =
                stage.all("/campaigns").stream()
                        .collect(
                                toMap(
                                        campaign -> campaign.path("name").asString(),
                                        campaign -> campaign.path("id").asString()));
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    /** But for the two calls that refused credentials: they are no attempts any more. */
    @Test
    void whatRestsIsToldFieldByFieldAsBefore() {
        assertThat(differences).containsExactlyInAnyOrder(noAttempt(0), noAttempt(1));
        assertThat(ids.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cast.values()).map(Cast::name).toList());
    }

    private static String noAttempt(int lead) {
        return "/campaigns/%s/leads?limit=200 items %d attempts is 0; was 1"
                .formatted(id(Cast.REFUSED), lead);
    }

    @Test
    void aCompletedCampaignStaysAsItWas() {
        var id = id(Cast.COMPLETED);
        Truth.agrees(stage, id);
        assertThat(stage.campaign(id).text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void aStoppedCampaignStaysAsItWas() {
        var id = id(Cast.STOPPED);
        Truth.agrees(stage, id);
        assertThat(stage.api.patch("/campaigns/" + id + "/resume").status()).isEqualTo(409);
    }

    @Test
    void callsOfAStoppedCampaignEndAndNobodyElseIsCalled() {
        var id = id(Cast.STOPPING);
        Called.nobodyAfterTheStop(stage, id, Cast.STOPPING.leads);
        assertThat(stage.campaign(id).number("completedLeads")).isEqualTo(Cast.STOPPING.limit);
    }

    @Test
    void aPendingCampaignStarts() {
        assertThat(stage.truth(id(Cast.PENDING)).isMissingNode()).isTrue();
        assertThat(stage.api.post("/campaigns/" + id(Cast.PENDING) + "/start", null).status())
                .isEqualTo(200);
        callsEverybodyOnce(Cast.PENDING);
    }

    @Test
    void aPausedCampaignResumes() {
        assertThat(stage.campaign(id(Cast.PAUSED)).text("status")).isEqualTo("PAUSED");
        resume(Cast.PAUSED);
        callsEverybodyOnce(Cast.PAUSED);
    }

    @Test
    void aCampaignWhoseCredentialsWereRefusedResumes() {
        resume(Cast.REFUSED);
        Called.everybodyOnceAfterRefusals(stage, id(Cast.REFUSED), Cast.REFUSED);
    }

    @Test
    void refusalsThatNobodyHasReadPauseTheCampaignUntilItIsResumed() {
        var paused = stage.awaitStatus(id(Cast.UNREAD), "PAUSED");
        assertThat(paused.text("statusReason")).startsWith("PROVIDER_20003");
        resume(Cast.UNREAD);
        Called.everybodyOnceAfterRefusals(stage, id(Cast.UNREAD), Cast.UNREAD);
    }

    @Test
    void answeredCallsEndAndTheirCampaignGoesOn() {
        callsEverybodyOnce(Cast.TALKING);
    }

    @Test
    void ringingCallsAreAnsweredAndTheirCampaignGoesOn() {
        callsEverybodyOnce(Cast.RINGING);
    }

    private static String id(Cast part) {
        return ids.getOrDefault(part.name(), "none");
    }

    private static void resume(Cast part) {
        assertThat(stage.api.patch("/campaigns/" + id(part) + "/resume").status()).isEqualTo(200);
    }

    private static void callsEverybodyOnce(Cast part) {
        Called.everybodyOnce(stage, id(part), part);
    }
}
