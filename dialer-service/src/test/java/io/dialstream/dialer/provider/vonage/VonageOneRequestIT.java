package io.dialstream.dialer.provider.vonage;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

class VonageOneRequestIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return VonageFixture.providerAt(url, timeOuts);
    }

    @Override
    protected int created() {
        return 201;
    }

    @Override
    protected String call() {
        return ScriptedVonage.created(ScriptedVonage.uuid(1));
    }

    @Override
    protected Stream<Arguments> refusals() {
        return Stream.of(
                arguments("429", status(429, ""), Busy.class),
                arguments("429 with Retry-After", status(429, "", "Retry-After", "1"), Busy.class),
                arguments("400 without a body", status(400, ""), Refused.class),
                arguments("422", status(422, "{}"), Refused.class),
                arguments(
                        "401",
                        status(401, ScriptedVonage.error("unauthorized", "No")),
                        CredentialsRefused.class),
                arguments(
                        "402",
                        status(402, ScriptedVonage.error("low-balance", "No")),
                        CredentialsRefused.class),
                arguments("403 with a page", status(403, "<html>"), CredentialsRefused.class));
    }
}
