package io.dialstream.campaigns.live.web;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;

/** Refuses a plain GET of a socket's address. */
@Component
class UpgradeCheck implements HandshakeCheck {

    private static final String WEB_SOCKET = "websocket";

    private final HandshakeProblems problems;

    UpgradeCheck(HandshakeProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!WEB_SOCKET.equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            response.getHeaders().set(HttpHeaders.UPGRADE, WEB_SOCKET);
            return problems.refuse(
                    request, response, HttpStatus.UPGRADE_REQUIRED, "This is a WebSocket.");
        }
        return true;
    }
}
