package io.dialstream.dialer.provider.sanspbx;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** With a token that was kept: what is asked for is the call. */
class SansPbxOneRequestIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return SansPbxFixture.account(SansPbxFixture.settings(url), timeOuts, "tok-0");
    }

    @Override
    protected int created() {
        return 200;
    }

    @Override
    protected String call() {
        return "{\"status\": \"success\", \"callid\": \"17\"}";
    }

    @Override
    protected Stream<Arguments> refusals() {
        return Stream.of(
                arguments("400", status(400, "{}"), Refused.class),
                arguments("404", status(404, ""), Refused.class),
                arguments("401 of a token that has expired", status(401, ""), Busy.class),
                arguments("403 of a token that has expired", status(403, ""), Busy.class),
                arguments("429", status(429, ""), Busy.class));
    }
}
