package io.dialstream.campaigns.session.web;

import io.dialstream.campaigns.session.Session;
import io.dialstream.campaigns.session.SessionProperties;
import io.dialstream.campaigns.session.Sessions;
import io.dialstream.foundation.access.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes sessions out of tokens, and finds out whose they are. */
@Component
class SignIns {

    private final Sessions sessions;
    private final Tokens tokens;
    private final SessionProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignIns(Sessions sessions, Tokens tokens, SessionProperties properties, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** The new session's secret; empty when the token is nobody's. */
    Optional<SessionKey> signIn(String token) {
        return tokens.userOf(token).map(_ -> store(token));
    }

    private SessionKey store(String token) {
        var now = clock.instant();
        var secret = SessionKey.random(random);
        sessions.deleteExpired(now);
        sessions.insert(
                new Session(
                        secret.id(), secret.seal(token, random), now.plus(properties.lifetime())));
        return secret;
    }

    /** Who is signed in; nobody when the session is over or its token is no longer good. */
    Optional<Visitor> visitor(SessionKey secret) {
        return sessions.find(secret.id())
                .filter(session -> !session.isOver(clock.instant()))
                .map(session -> secret.open(session.sealedToken()))
                .flatMap(token -> tokens.userOf(token).map(user -> new Visitor(user, token)));
    }

    void signOut(SessionKey secret) {
        sessions.delete(secret.id());
    }
}
