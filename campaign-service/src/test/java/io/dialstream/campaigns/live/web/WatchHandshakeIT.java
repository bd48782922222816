package io.dialstream.campaigns.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.campaigns.live.LiveProperties;
import io.dialstream.campaigns.live.UnsteadyCampaigns;
import io.dialstream.foundation.access.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The refusals that a running service rarely gives. */
@WholeService
class WatchHandshakeIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Autowired HandshakeProblems problems;
    @Autowired LiveSocketHandler handler;

    private final UnsteadyCampaigns campaigns = new UnsteadyCampaigns();
    private final LiveCampaigns live = aLive(campaigns);
    private final LiveProperties properties = new LiveProperties(1, 10, SECOND, SECOND, List.of());
    private final OpenSockets sockets = new OpenSockets(properties, new SimpleMeterRegistry());

    private static LiveCampaigns aLive(UnsteadyCampaigns campaigns) {
        return new LiveCampaigns(
                campaigns, new InMemoryLeads(), CampaignFixtures.views(), Object::toString);
    }

    @BeforeEach
    void annAsks() {
        var ann =
                UsernamePasswordAuthenticationToken.authenticated(new User("ann"), null, List.of());
        SecurityContextHolder.getContext().setAuthentication(ann);
        campaigns.store(Campaign.planned("c", "ann", "agent", "C", 1, 1, Instant.EPOCH));
    }

    @AfterEach
    void nobodyAsks() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void letsTheOwnerIn() {
        live.open();
        assertThat(shakeHands().getStatus()).isEqualTo(200);
    }

    @Test
    void says503BeforeEventsAreRead() {
        var refused = shakeHands();
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void says503WhileMongoIsAway() {
        live.open();
        campaigns.goAway();
        var refused = shakeHands();
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void says429ToWhoHasTooManySockets() {
        live.open();
        sockets.add("1", "ann", aSender());
        assertThat(sockets.add("2", "ann", aSender())).isFalse();
        assertThat(shakeHands().getStatus()).isEqualTo(429);
        sockets.remove("1", "ann");
        assertThat(shakeHands().getStatus()).isEqualTo(200);
    }

    private SocketSender aSender() {
        var delay = new SimpleMeterRegistry().timer("delay");
        return new SocketSender(new SlowSession(), properties, delay);
    }

    private MockHttpServletResponse shakeHands() {
        var request = new MockHttpServletRequest("GET", "/ws/campaigns/c");
        request.addHeader("Upgrade", "websocket");
        var response = new MockHttpServletResponse();
        var handshake = new WatchHandshake(campaigns, live, sockets, problems);
        handshake.beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                handler,
                new HashMap<>());
        return response;
    }
}
