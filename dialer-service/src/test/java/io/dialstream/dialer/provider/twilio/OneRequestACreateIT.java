package io.dialstream.dialer.provider.twilio;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static io.dialstream.dialer.provider.twilio.ScriptedTwilio.error;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

public class OneRequestACreateIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return TwilioFixture.providerAt(url, timeOuts);
    }

    @Override
    protected int created() {
        return 201;
    }

    @Override
    protected String call() {
        return ScriptedTwilio.call("CA1", "queued");
    }

    @Override
    protected Stream<Arguments> refusals() {
        return refusalsOfTwilio();
    }

    /** Also those of other vendors with Twilio's API. */
    public static Stream<Arguments> refusalsOfTwilio() {
        return Stream.of(
                arguments(
                        "201 with a status from the future",
                        status(201, ScriptedTwilio.call("CA1", "teleported")),
                        Accepted.class),
                arguments("400", status(400, error(21211)), Refused.class),
                arguments("404", status(404, error(20404)), Refused.class),
                arguments("401", status(401, error(20003)), CredentialsRefused.class),
                arguments("403", status(403, ""), CredentialsRefused.class),
                arguments("429", status(429, error(20429)), Busy.class),
                arguments(
                        "429 with a short Retry-After",
                        status(429, "", "Retry-After", "0"),
                        Busy.class),
                arguments("400 queue full", status(400, error(22005)), Busy.class),
                arguments("400 too many calls", status(400, error(10004)), Busy.class),
                arguments("500 with a code", status(500, error(20500)), Unclear.class),
                arguments("503 with a code", status(503, error(20503)), Unclear.class));
    }
}
