package io.dialstream.campaigns.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets a client fail ten times a minute; then all its attempts wait for the end of that minute.
 * Each instance counts for itself, and for so many clients at once: their addresses are theirs to
 * choose.
 */
@Component
public class SignInAttempts {

    static final int MAX_FAILURES = 10;
    static final int MAX_CLIENTS = 10_000;
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** The client whose minute is over first comes first. */
    private final LinkedHashMap<String, Failures> clients = new LinkedHashMap<>();

    private record Failures(Instant until, int count) {

        Failures plus(int more) {
            return new Failures(until, count + more);
        }
    }

    /**
     * Begins an attempt, which counts as failed until it has {@link #succeeded}: attempts made at
     * once are no more than those made in turn.
     *
     * @return how long the client has to wait before it may try; zero when it may try now
     */
    public synchronized Duration begin(String client, Instant now) {
        var failures = clients.get(client);
        if (failures == null || !now.isBefore(failures.until())) {
            start(client, now);
            return Duration.ZERO;
        }
        if (failures.count() >= MAX_FAILURES) {
            return Duration.between(now, failures.until());
        }
        clients.put(client, failures.plus(1));
        return Duration.ZERO;
    }

    private void start(String client, Instant now) {
        clients.remove(client);
        if (clients.size() >= MAX_CLIENTS) {
            clients.pollFirstEntry();
        }
        clients.put(client, new Failures(now.plus(WINDOW), 1));
    }

    /** The attempt was none of those that are counted. */
    public synchronized void succeeded(String client) {
        clients.computeIfPresent(client, (_, failures) -> failures.plus(-1));
    }
}
