package io.dialstream.campaigns.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Requests as they come out of the {@link BodyLimitFilter}, for tests of what comes after it. */
public final class SpooledRequests {

    static final BodyLimitProperties LIMITS =
            new BodyLimitProperties(
                    DataSize.ofMegabytes(4), Duration.ofSeconds(60), DataSize.ofMegabytes(20));

    private SpooledRequests() {}

    public static HttpServletRequest read(HttpServletRequest request) throws IOException {
        var place = new Spool(LIMITS).place("somebody");
        return new SpooledRequest(request, SpooledBody.read(request.getInputStream(), place));
    }
}
