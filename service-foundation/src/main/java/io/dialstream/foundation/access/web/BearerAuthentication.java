package io.dialstream.foundation.access.web;

import io.dialstream.foundation.access.ApiKeys;
import io.dialstream.foundation.access.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Takes a bearer token for an API key first, and for a JWT when an issuer is configured. */
class BearerAuthentication implements AuthenticationManager {

    private final @Nullable ApiKeys apiKeys;
    private final @Nullable JwtDecoder jwts;

    BearerAuthentication(@Nullable ApiKeys apiKeys, @Nullable JwtDecoder jwts) {
        this.apiKeys = apiKeys;
        this.jwts = jwts;
    }

    @Override
    public Authentication authenticate(Authentication request) throws AuthenticationException {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        var user = userOfKey(token);
        if (user == null) {
            user = userOfJwt(token);
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
    }

    private @Nullable User userOfKey(String token) {
        return apiKeys == null ? null : apiKeys.userOf(token).orElse(null);
    }

    private User userOfJwt(String token) {
        if (jwts == null) {
            throw new InvalidBearerTokenException("unknown API key");
        }
        try {
            var subject = jwts.decode(token).getSubject();
            if (subject == null || subject.isBlank()) {
                throw new InvalidBearerTokenException("the token names no subject");
            }
            return new User(subject);
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("neither an API key nor a valid token", e);
        }
    }
}
