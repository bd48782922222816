package io.dialstream.ingest.request.web;

import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.connection.tomcat.KnownCaller;
import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers requests that get no further. */
@Component
public class Refusals {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * Answers at once and only then takes in what is left of the body, within limits: a sender who
     * is cut off while sending would not see the answer.
     */
    public void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String detail)
            throws IOException {
        problems.write(request, response, status, detail);
        response.flushBuffer();
        KnownCaller.refused(request);
        var _ =
                Body.read(
                        request.getInputStream(),
                        Connection.MAX_UNKNOWN_BODY_BYTES,
                        PATIENCE,
                        System::nanoTime);
    }
}
