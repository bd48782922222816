package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many calls an account may be given in a second: what is more is refused, not queued. */
final class RateLimit {

    /** What an account has that has not asked for more. */
    private static final int USUAL = 3;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Map<String, Deque<Instant>> latest = new HashMap<>();

    /** Whether one more may be given now, which then counts. Belongs to one event loop. */
    boolean admits(Account account, Instant now) {
        Deque<Instant> given = latest.computeIfAbsent(account.id(), any -> new ArrayDeque<>());
        while (!given.isEmpty() && !given.peek().isAfter(now.minus(SECOND))) {
            given.remove();
        }
        if (given.size() >= limit(account)) {
            return false;
        }
        given.add(now);
        return true;
    }

    private static int limit(Account account) {
        String told = account.value("CALLSPERSECOND");
        return told.isEmpty() ? USUAL : Integer.parseInt(told);
    }
}
