package io.dialstream.foundation.access.web;

import io.dialstream.foundation.access.Tokens;
import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Lets in whoever brings a good bearer token. */
class BearerAuthentication implements AuthenticationManager {

    private final Tokens tokens;

    BearerAuthentication(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication request) throws AuthenticationException {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        return tokens.userOf(token)
                .map(user ->
                        UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()))
                .orElseThrow(() -> new InvalidBearerTokenException("unknown key or token"));
    }
}
