package io.dialstream.campaigns.live.web;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;

/** Refuses methods other than GET, before anything is said about the campaign. */
@Component
class MethodCheck implements HandshakeCheck {

    private final HandshakeProblems problems;

    MethodCheck(HandshakeProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request.getMethod().equals(HttpMethod.GET)) {
            return true;
        }
        response.getHeaders().set(HttpHeaders.ALLOW, "GET");
        return !request.getMethod().equals(HttpMethod.OPTIONS)
                && problems.refuse(
                        request,
                        response,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "A socket is opened by GET.");
    }
}
