package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** SignalWire's compatibility API, driven with the SDK that it is compatible with. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.wire.vendor=signalwire",
            "simulator.accounts.wire.projectid=" + SignalWireIT.PROJECT,
            "simulator.accounts.wire.token=" + SignalWireIT.TOKEN,
            "simulator.accounts.wire.signingkey=" + SignalWireIT.KEY,
            "simulator.speed-up=200",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990002=hang"
        })
class SignalWireIT {

    static final String PROJECT = "b0f5c0de-0000-4000-8000-00000000abcd";
    static final String TOKEN = "PT5ecret";
    static final String KEY = "PSK_key";

    private final Caller caller;
    private String base = "";
    private TwilioRestClient sdk = client(PROJECT, TOKEN);

    SignalWireIT() throws IOException {
        caller = new Caller("X-SignalWire-Signature", KEY);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        base = "http://127.0.0.1:" + port + "/api/laml";
        sdk = client(PROJECT, TOKEN);
    }

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void tellsAnAnswerTwiceAndSignsWhatItTellsWithTheSigningKey() {
        Call created = call("+15550001111").create(sdk);

        assertThat(created.getSid()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(created.getUri()).startsWith("/api/laml/2010-04-01/Accounts/" + PROJECT);
        await().untilAsserted(() ->
                assertThat(caller.statuses(created.getSid()))
                        .containsExactly(
                                "initiated", "ringing", "answered", "in-progress", "completed"));
        assertThat(caller.received(created.getSid()))
                .allMatch(Caller.Received::isSigned)
                .allMatch(one -> PROJECT.equals(one.form().get("AccountSid")));
        assertThat(caller.received(created.getSid()).getLast().form()).containsKey("AudioInMos");
    }

    @Test
    void listsFetchesAndEndsCalls() {
        Call hanging = call("+15559990002").create(sdk);
        await().until(() ->
                Call.fetcher(hanging.getSid()).fetch(sdk).getStatus() == Call.Status.IN_PROGRESS);

        assertThat(Call.reader().setTo("+15559990002").firstPage(sdk).getRecords())
                .extracting(Call::getSid)
                .containsExactly(hanging.getSid());
        assertThat(
                        Call.updater(hanging.getSid())
                                .setStatus(Call.UpdateStatus.COMPLETED)
                                .update(sdk)
                                .getStatus())
                .isEqualTo(Call.Status.COMPLETED);
    }

    /** Each vendor has its own door: what is right at one is nobody's at the other. */
    @Test
    void knowsNeitherAnotherTokenNorAnAccountOfAnotherVendor() {
        for (TwilioRestClient stranger :
                List.of(
                        client(PROJECT, "PTother"),
                        client(PROJECT, KEY),
                        client(SimulatorClient.ACCOUNT, SimulatorClient.TOKEN))) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> call("+15550001111").create(stranger))
                    .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(20003));
        }
    }

    @Test
    void namesWhatIsWrongWithANumber() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> call("12").create(sdk))
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(21211));
    }

    private CallCreator call(String to) {
        return Call.creator(
                        new PhoneNumber(to),
                        new PhoneNumber("+15550002222"),
                        URI.create(caller.url("/voice")))
                .setStatusCallback(URI.create(caller.url("/status?callId=c-1")))
                .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"));
    }

    private TwilioRestClient client(String project, String token) {
        return new TwilioRestClient.Builder(project, token)
                .httpClient(new SdkTransport(base))
                .build();
    }
}
