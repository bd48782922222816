package io.dialstream.campaigns.http;

import io.dialstream.foundation.problem.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets one large body at a time be taken apart: two of them could fill the heap. The requests of a
 * tenant wait for each other first, so that one who sends many has one turn in a round, too.
 */
@Component
public class LargeBodies {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whose turn it is of one tenant's requests, and how many there are. */
    private record Queue(ReentrantLock lock, int length) {}

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    /**
     * Does something with what a large body has left behind; may be done inside of another turn of
     * the same request.
     *
     * @throws UnavailableException when the turn does not come
     */
    public <T> T inTurn(String userId, Supplier<T> work) {
        enter(userId);
        try {
            return work.get();
        } finally {
            leave(userId);
        }
    }

    void enter(String userId) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var queue = join(userId);
        if (!isLocked(queue, end)) {
            quit(userId);
            throw tooMany();
        }
        if (!isLocked(turn, end)) {
            queue.unlock();
            quit(userId);
            throw tooMany();
        }
    }

    void leave(String userId) {
        turn.unlock();
        Objects.requireNonNull(queues.get(userId)).lock().unlock();
        quit(userId);
    }

    private ReentrantLock join(String userId) {
        return Objects.requireNonNull(
                        queues.compute(
                                userId,
                                (_, queue) ->
                                        queue == null
                                                ? new Queue(new ReentrantLock(true), 1)
                                                : new Queue(queue.lock(), queue.length() + 1)))
                .lock();
    }

    private void quit(String userId) {
        queues.computeIfPresent(
                userId,
                (_, queue) ->
                        queue.length() == 1 ? null : new Queue(queue.lock(), queue.length() - 1));
    }

    private static boolean isLocked(ReentrantLock lock, long endNanos) {
        try {
            return lock.tryLock(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static UnavailableException tooMany() {
        return new UnavailableException("Too many large requests at once; try again.");
    }
}
