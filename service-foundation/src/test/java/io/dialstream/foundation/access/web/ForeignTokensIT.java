package io.dialstream.foundation.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.foundation.access.AccessProperties;
import io.dialstream.foundation.access.ApiKeys;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that our issuer signed, but not for us, and subjects who are called like our users. */
class ForeignTokensIT {

    private final HttpServer server = server();
    private final String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    private RSAKey key = aKey();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey aKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"]}\
                """
                        .formatted(issuer, issuer));
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    var bytes = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private String token(String subject, String from, List<String> audience, Duration lifetime) {
        try {
            var claims =
                    new JWTClaimsSet.Builder()
                            .subject(subject)
                            .issuer(from)
                            .audience(audience)
                            .expirationTime(Date.from(Instant.now().plus(lifetime)))
                            .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(String subject, String... audience) {
        return token(subject, issuer, List.of(audience), Duration.ofMinutes(5));
    }

    private ConfiguredTokens tokens() {
        return ConfiguredTokens.of(new AccessProperties("ann=ann-key", issuer, "dialstream"));
    }

    @Test
    void aTokenForAnotherServiceIsNobodys() {
        var tokens = tokens();
        assertThat(tokens.userOf(token("ann", "dialstream", "wiki"))).isPresent();
        assertThat(tokens.userOf(token("ann", "wiki"))).isEmpty();
        assertThat(tokens.userOf(token("ann"))).isEmpty();
        assertThat(tokens.userOf(token("ann", "dialstream-test"))).isEmpty();
    }

    @Test
    void aTokenOfAnotherIssuerOrOfYesterdayIsNobodys() {
        var us = List.of("dialstream");
        var minutes = Duration.ofMinutes(5);
        assertThat(tokens().userOf(token("ann", "https://evil.example", us, minutes))).isEmpty();
        assertThat(tokens().userOf(token("ann", issuer, us, Duration.ofDays(-1)))).isEmpty();
        key = aKey();
        assertThat(tokens().userOf(token("ann", "dialstream"))).isEmpty();
    }

    @Test
    void aSubjectIsNeverTheUserOfAKey() {
        var tokens = tokens();
        assertThat(tokens.userOf("ann-key")).contains(new User("ann"));
        assertThat(tokens.userOf(token("ann", "dialstream"))).contains(new User("jwt:ann"));
        assertThatThrownBy(() -> ApiKeys.parse("jwt:ann=ann-key"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIssuerThatIsAwayIsNoRefusal() {
        server.stop(0);
        var tokens = tokens();
        assertThat(tokens.userOf("ann-key")).isPresent();
        assertThatThrownBy(() -> tokens.userOf(token("ann", "dialstream")))
                .isInstanceOf(UnavailableException.class);
    }
}
