package io.dialstream.dialer.provider.plivo;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static io.dialstream.dialer.provider.plivo.ScriptedPlivo.error;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

class PlivoOneRequestIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return PlivoFixture.providerAt(url, timeOuts);
    }

    @Override
    protected int created() {
        return 201;
    }

    @Override
    protected String call() {
        return ScriptedPlivo.created(ScriptedPlivo.REQUEST);
    }

    @Override
    protected Stream<Arguments> refusals() {
        return Stream.of(
                arguments("400", status(400, error("to is not valid")), Refused.class),
                arguments("400 without a reason", status(400, ""), Refused.class),
                arguments("404", status(404, error("not found")), Refused.class),
                arguments("405", status(405, error("method not allowed")), Refused.class),
                arguments("401 as a page", status(401, "Unauthorized"), CredentialsRefused.class),
                arguments("402", status(402, error("no credit")), CredentialsRefused.class),
                arguments(
                        "403 of the account",
                        status(403, error("account suspended")),
                        CredentialsRefused.class),
                arguments(
                        "403 of a country",
                        status(403, error("Geo permission to this country is off")),
                        Refused.class),
                arguments("429", status(429, ""), Busy.class));
    }
}
