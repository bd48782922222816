package io.dialstream.campaigns.session.web;

import io.dialstream.foundation.access.User;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Somebody who is signed in.
 *
 * @param token what the other services are asked with in this user's name
 */
public record Visitor(User user, String token) {

    public static Visitor of(Authentication authentication) {
        return new Visitor(
                (User) Objects.requireNonNull(authentication.getPrincipal()),
                (String) Objects.requireNonNull(authentication.getCredentials()));
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(user, token, List.of());
    }

    @Override
    public String toString() {
        return "Visitor[user=" + user + "]";
    }
}
