package io.dialstream.campaigns.live;

import io.dialstream.events.Event;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread for one watched campaign. It waits for MongoDB when it must, so that whoever tells it
 * what happens never does.
 */
final class CampaignWatch {

    private static final Logger log = LoggerFactory.getLogger(CampaignWatch.class);
    private static final int MOST_WAITING = 10_000;
    private static final long RETRY_MILLIS = 500;

    private final CampaignAudience audience;
    private final BlockingQueue<Runnable> happenings = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean stopped;

    CampaignWatch(String campaignId, CampaignAudience audience) {
        this.audience = audience;
        this.thread = Thread.ofVirtual().name("live-" + campaignId).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    void join(LiveSocket socket) {
        sockets.add(socket);
        if (!happenings.offer(() -> audience.join(socket))) {
            giveUp();
        }
    }

    /** True when this was the last one. */
    boolean leave(LiveSocket socket) {
        sockets.remove(socket);
        if (!happenings.offer(() -> audience.leave(socket))) {
            giveUp();
        }
        return sockets.isEmpty();
    }

    void hear(Event event) {
        if (!happenings.offer(() -> audience.hear(event))) {
            giveUp();
        }
    }

    /** Something would be missed: better to say so than to show less than what happened. */
    private void giveUp() {
        sockets.forEach(socket -> socket.giveUp("too much happens at once"));
    }

    private void work() {
        try {
            while (!stopped) {
                handle(happenings.take());
            }
        } catch (InterruptedException _) {
            // Nobody watches any more.
        }
    }

    private void handle(Runnable happening) throws InterruptedException {
        while (!stopped && !handled(happening)) {
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private boolean handled(Runnable happening) {
        try {
            happening.run();
            return true;
        } catch (RuntimeException e) {
            return !retriable(e);
        }
    }

    private boolean retriable(RuntimeException e) {
        if (!stopped && !Dependencies.isDown(e)) {
            log.error("Watchers of a campaign missed something", e);
            giveUp();
            return false;
        }
        log.warn("Watchers wait for a dependency: {}", e.getMessage());
        return true;
    }
}
