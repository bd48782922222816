package io.dialstream.campaigns.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} does. */
public abstract class SessionsContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Sessions sessions;

    protected abstract Sessions emptySessions();

    @BeforeEach
    void begin() {
        sessions = emptySessions();
    }

    private static Session until(String id, Instant end) {
        return new Session(id, "sealed-" + id, end);
    }

    @Test
    void findsWhatWasInsertedUnchanged() {
        sessions.insert(until("a", NOON));
        assertThat(sessions.find("a")).contains(until("a", NOON));
        assertThat(sessions.find("b")).isEmpty();
    }

    @Test
    void endsOneSessionOnly() {
        sessions.insert(until("a", NOON));
        sessions.insert(until("b", NOON));
        sessions.delete("a");
        sessions.delete("never there");
        assertThat(sessions.find("a")).isEmpty();
        assertThat(sessions.find("b")).isPresent();
    }

    @Test
    void forgetsThoseThatAreOver() {
        sessions.insert(until("over", NOON));
        sessions.insert(until("lasting", NOON.plusMillis(1)));
        sessions.deleteExpired(NOON);
        assertThat(sessions.find("over")).isEmpty();
        assertThat(sessions.find("lasting")).isPresent();
    }
}
