package io.dialstream.campaigns.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.session.InMemorySessions;
import io.dialstream.campaigns.session.SessionProperties;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.foundation.access.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInsTest {

    private final Map<String, User> keys = new HashMap<>(Map.of("ann-key", new User("ann")));
    private final InMemorySessions sessions = new InMemorySessions();
    private final MovableClock clock = new MovableClock();
    private final SignIns signIns = instance();

    private SignIns instance() {
        return new SignIns(
                sessions,
                token -> Optional.ofNullable(keys.get(token)),
                new SessionProperties(Duration.ofHours(12), false),
                clock);
    }

    @Test
    void aSessionIsItsUsersOnEveryInstance() {
        var secret = signIns.signIn("ann-key").orElseThrow();
        assertThat(instance().visitor(secret)).contains(new Visitor(new User("ann"), "ann-key"));
    }

    @Test
    void anUnknownKeyOpensNothing() {
        assertThat(signIns.signIn("wrong")).isEmpty();
    }

    @Test
    void aSessionEndsWithItsLifetime() {
        var secret = signIns.signIn("ann-key").orElseThrow();
        clock.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(signIns.visitor(secret)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(signIns.visitor(secret)).isEmpty();
    }

    @Test
    void aSessionEndsWithItsKey() {
        var secret = signIns.signIn("ann-key").orElseThrow();
        keys.remove("ann-key");
        assertThat(signIns.visitor(secret)).isEmpty();
    }

    @Test
    void signingOutEndsThisSessionAndNoOther() {
        var here = signIns.signIn("ann-key").orElseThrow();
        var elsewhere = signIns.signIn("ann-key").orElseThrow();
        signIns.signOut(here);
        assertThat(signIns.visitor(here)).isEmpty();
        assertThat(signIns.visitor(elsewhere)).isPresent();
    }
}
