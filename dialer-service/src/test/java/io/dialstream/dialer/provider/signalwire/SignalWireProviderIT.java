package io.dialstream.dialer.provider.signalwire;

import static io.dialstream.dialer.provider.signalwire.SignalWireFixture.PROJECT;
import static io.dialstream.dialer.provider.signalwire.SignalWireFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.twilio.ScriptedTwilio;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalWireProviderIT extends ProviderContract {

    private static final String CALLS = "/api/laml/2010-04-01/Accounts/" + PROJECT + "/Calls";

    private final ScriptedServer signalwire =
            ScriptedTwilio.server("7d1c0a5e-3c22-4f35-9a3d-%012x"::formatted);
    private final Provider provider =
            SignalWireFixture.providerAt(signalwire.url() + "/", OneRequestContract.LONG);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String never() {
        return "00000000-0000-4000-8000-000000000000";
    }

    @Override
    protected void goAway() {
        signalwire.close();
    }

    @AfterEach
    void close() {
        signalwire.close();
    }

    @Test
    void asksItsSpaceForACall() {
        var call = aCall();

        assertThat(provider.place(call))
                .isEqualTo(new PlacementAnswer.Accepted("7d1c0a5e-3c22-4f35-9a3d-000000000001"));

        var create = signalwire.requests().getFirst();
        var addresses =
                new CallbackAddresses(
                        "signalwire",
                        "wire",
                        "https://calls.example.com",
                        SignalWireFixture.TOKENS);
        assertThat(create.method() + " " + create.path()).isEqualTo("POST " + CALLS + ".json");
        assertThat(create.authorization()).isEqualTo("Basic " + base64(PROJECT + ":" + TOKEN));
        assertThat(create.values("To")).containsExactly("+15550001111");
        assertThat(create.values("StatusCallbackEvent"))
                .containsExactly("initiated", "ringing", "answered", "completed");
        assertThat(create.values("Url")).containsExactly(addresses.voice(call));
        assertThat(create.values("StatusCallback"))
                .containsExactly(addresses.status(call))
                .allMatch(
                        url -> url.startsWith("https://calls.example.com/signalwire/wire/status?"));
    }

    @Test
    void fetchesAndEndsACallInItsSpace() {
        provider.hangUp("7d1c0a5e-3c22-4f35-9a3d-000000000001");
        provider.fetch("7d1c0a5e-3c22-4f35-9a3d-000000000001");

        assertThat(signalwire.requests())
                .allMatch(request ->
                        request.path()
                                .equals(CALLS + "/7d1c0a5e-3c22-4f35-9a3d-000000000001.json"));
    }

    private static PlacementRequest aCall() {
        return new PlacementRequest(
                "c1-7-1",
                "c1",
                "7",
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550122"),
                new AnswerInstructions(null, "Hello"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
