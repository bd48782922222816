package io.dialstream.dialer.provider.telnyx;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static io.dialstream.dialer.provider.telnyx.ScriptedTelnyx.error;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

class TelnyxOneRequestIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return TelnyxFixture.providerAt(url, timeOuts);
    }

    @Override
    protected int created() {
        return 200;
    }

    @Override
    protected String call() {
        return ScriptedTelnyx.call(ScriptedTelnyx.FIRST_CALL);
    }

    @Override
    protected Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "no E.164",
                        status(422, error("10016", "Phone number must be in +E.164 format", "")),
                        Refused.class),
                arguments(
                        "malformed",
                        status(400, error("10015", "Bad Request", "not well-formed")),
                        Refused.class),
                arguments(
                        "no such application",
                        status(
                                422,
                                """
                                {"errors":[{"code":"10015","title":"Invalid connection_id",\
                                "source":{"pointer":"/connection_id"}}]}\
                                """),
                        CredentialsRefused.class),
                arguments("404", status(404, ""), Refused.class),
                arguments(
                        "key not accepted",
                        status(401, error("10009", "Authentication failed", "")),
                        CredentialsRefused.class),
                arguments(
                        "not permitted",
                        status(403, error("10010", "Authorization failed", "No permission")),
                        CredentialsRefused.class),
                arguments("403 without a body", status(403, ""), CredentialsRefused.class),
                arguments(
                        "country not allowed",
                        status(
                                403,
                                error(
                                        "10010",
                                        "Forbidden",
                                        "Dialed number is not included in whitelisted countries"
                                                + " D13")),
                        Refused.class),
                arguments(
                        "number not verified at this level",
                        status(403, error("10039", "Only pre-verified destinations", "")),
                        Refused.class),
                arguments(
                        "too many calls at once",
                        status(403, error("10010", "Forbidden", "User channel limit exceeded D1")),
                        Busy.class),
                arguments(
                        "too many requests",
                        status(
                                429,
                                error("10011", "Too many requests", "Exceeded"),
                                "Retry-After",
                                "2"),
                        Busy.class),
                arguments("429 with a page", status(429, "<html>"), Busy.class));
    }
}
