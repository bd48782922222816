package io.dialstream.campaigns.live.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;

/** Refuses a handshake as a controller would refuse a request. */
@Component
class HandshakeProblems {

    private static final String RETRY_SECONDS = "5";

    private final ProblemWriter problems;

    HandshakeProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Always false: there is no socket. */
    boolean refuse(
            ServerHttpRequest request,
            ServerHttpResponse response,
            HttpStatus status,
            String detail) {
        var servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        var servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            servletResponse.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        try {
            problems.write(servletRequest, servletResponse, status, detail);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
