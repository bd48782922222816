package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveProperties;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;

/** Keeps out the scripts of foreign pages: a browser says which page opens a socket. */
@Component
class OriginCheck extends OriginHandshakeInterceptor {

    private final HandshakeProblems problems;

    OriginCheck(LiveProperties properties, HandshakeProblems problems) {
        super(properties.allowedOrigins());
        this.problems = problems;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws Exception {
        return isOurs(request, response, handler, attributes)
                || problems.refuse(
                        request,
                        response,
                        HttpStatus.FORBIDDEN,
                        "This origin may not open a socket; see dialstream.live.allowed-origins.");
    }

    /** What is no origin is not ours: Spring throws when it cannot take one apart. */
    private boolean isOurs(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws Exception {
        if (request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN).size() > 1) {
            return false;
        }
        try {
            return super.beforeHandshake(request, response, handler, attributes);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
