package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets a user watch a campaign of their own, or all of them, in a socket that there is room for.
 * Everything else is refused as a controller would refuse it: another method with 405, a foreign
 * campaign with 404, a plain GET of an address that does exist with 426.
 */
@Component
class WatchHandshake implements HandshakeInterceptor {

    private static final String ONE = "/ws/campaigns/";
    private static final String WEB_SOCKET = "websocket";

    private final Campaigns campaigns;
    private final LiveCampaigns live;
    private final OpenSockets sockets;
    private final HandshakeProblems problems;

    WatchHandshake(
            Campaigns campaigns,
            LiveCampaigns live,
            OpenSockets sockets,
            HandshakeProblems problems) {
        this.campaigns = campaigns;
        this.live = live;
        this.sockets = sockets;
        this.problems = problems;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return refuseMethod(request, response);
        }
        try {
            return admits(new Watcher(userId(), campaignId(request)), request, response, attributes)
                    && isUpgrade(request, response);
        } catch (RuntimeException e) {
            if (Dependencies.isDown(e)) {
                return problems.refuse(
                        request,
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "A part of Dialstream does not answer; try again.");
            }
            throw e;
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}

    /** Always false: OPTIONS is answered with the allowed method alone, anything else with 405. */
    private boolean refuseMethod(ServerHttpRequest request, ServerHttpResponse response) {
        response.getHeaders().set(HttpHeaders.ALLOW, "GET");
        return !request.getMethod().equals(HttpMethod.OPTIONS)
                && problems.refuse(
                        request,
                        response,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "A socket is opened by GET.");
    }

    private boolean isUpgrade(ServerHttpRequest request, ServerHttpResponse response) {
        if (WEB_SOCKET.equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return true;
        }
        response.getHeaders().set(HttpHeaders.UPGRADE, WEB_SOCKET);
        return problems.refuse(
                request, response, HttpStatus.UPGRADE_REQUIRED, "This is a WebSocket.");
    }

    private boolean admits(
            Watcher watcher,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Map<String, Object> attributes) {
        if (!ownsWhatIsWatched(watcher)) {
            return problems.refuse(
                    request,
                    response,
                    HttpStatus.NOT_FOUND,
                    "There is no campaign " + watcher.campaignId() + ".");
        }
        if (!sockets.hasRoomFor(watcher.userId())) {
            return problems.refuse(
                    request, response, HttpStatus.TOO_MANY_REQUESTS, "Too many open sockets.");
        }
        if (!live.isOpen()) {
            return problems.refuse(
                    request, response, HttpStatus.SERVICE_UNAVAILABLE, "Not ready yet; try again.");
        }
        watcher.putInto(attributes);
        return true;
    }

    private boolean ownsWhatIsWatched(Watcher watcher) {
        var campaignId = watcher.campaignId();
        return campaignId == null
                || campaigns
                        .find(campaignId)
                        .filter(campaign -> campaign.userId().equals(watcher.userId()))
                        .isPresent();
    }

    private static String userId() {
        var authentication =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return ((User) Objects.requireNonNull(authentication.getPrincipal())).id();
    }

    private static @Nullable String campaignId(ServerHttpRequest request) {
        var path = request.getURI().getPath();
        return path.startsWith(ONE) ? path.substring(ONE.length()) : null;
    }
}
