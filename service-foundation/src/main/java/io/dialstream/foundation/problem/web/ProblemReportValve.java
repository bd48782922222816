package io.dialstream.foundation.problem.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Writes a problem where Tomcat would write a page of HTML: for requests that it refuses before any
 * filter of ours sees them. Made by Tomcat, by its name.
 */
public class ProblemReportValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null
                || status.value() < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(problem(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // The client is gone, or the answer has been sent already.
        }
    }

    private static byte[] problem(HttpStatus status) {
        return """
        {"detail":"%s","status":%d,"title":"%s"}\
        """
                .formatted(detail(status), status.value(), status.getReasonPhrase())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String detail(HttpStatus status) {
        return status.is4xxClientError()
                ? "The request is not acceptable HTTP, or not allowed here."
                : "The request could not be answered.";
    }
}
