package io.dialstream.campaigns.live;

import io.dialstream.events.Event;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox and the thread of one campaign or user that is watched. This thread waits for MongoDB
 * when it must, so that the consumer of the log never does.
 */
final class Subscription {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final int MAX_WAITING = 10_000;
    private static final long MIN_RETRY_MILLIS = 250;
    private static final long MAX_RETRY_MILLIS = 750;

    private final Subscribers subscribers;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Subscription(String watched, Subscribers subscribers) {
        this.subscribers = subscribers;
        this.thread = Thread.ofVirtual().name("live-" + watched).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    void join(LiveSocket socket) {
        sockets.add(socket);
        if (!mailbox.offer(() -> subscribers.join(socket))) {
            giveUp();
        }
    }

    /** True when no socket is left. */
    boolean leave(LiveSocket socket) {
        sockets.remove(socket);
        if (!mailbox.offer(() -> subscribers.leave(socket))) {
            giveUp();
        }
        return sockets.isEmpty();
    }

    void handle(Event event) {
        if (!mailbox.offer(() -> subscribers.handle(event))) {
            giveUp();
        }
    }

    /** The mailbox is full: closing the sockets is better than showing less than what happened. */
    private void giveUp() {
        sockets.forEach(socket -> socket.giveUp("too much happens at once"));
    }

    private void work() {
        try {
            while (!isStopped()) {
                run(mailbox.take());
            }
        } catch (InterruptedException _) {
            // Nobody watches any more.
        }
    }

    private void run(Runnable task) throws InterruptedException {
        while (!isStopped() && !tryToRun(task)) {
            boolean _ = stopped.await(retryMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Random, so that those that wait for the same dependency do not all retry at once. */
    private static long retryMillis() {
        return ThreadLocalRandom.current().nextLong(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS + 1);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean tryToRun(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException e) {
            return !retriable(e);
        }
    }

    private boolean retriable(RuntimeException e) {
        if (!isStopped() && !Dependencies.isDown(e)) {
            log.error("Watchers of {} missed something", thread.getName(), e);
            giveUp();
            return false;
        }
        log.warn("Watchers wait for a dependency: {}", e.getMessage());
        return true;
    }
}
