package io.dialstream.stack.demo;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Follows a campaign over its WebSocket until it is over; a socket that breaks is opened again. */
public final class Follower {

    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(500);
    private static final int MOST_REFUSALS = 40;

    private final Api api;
    private final ProgressDisplay display;
    private final CompletableFuture<Campaign> over = new CompletableFuture<>();
    private final long start = System.nanoTime();
    private int refusals;

    public Follower(Api api, ProgressDisplay display) {
        this.api = api;
        this.display = display;
    }

    /** Returns the campaign as it was when it was over; a problem when it is not over in time. */
    public Campaign follow(String campaignId, Duration patience) {
        try {
            while (!over.isDone()) {
                listen(campaignId, patience.minus(elapsed()));
            }
            return over.join();
        } catch (TimeoutException e) {
            throw new DemoProblem(
                    "The campaign was not over after " + patience.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoProblem("Interrupted.");
        }
    }

    private void listen(String campaignId, Duration patience)
            throws InterruptedException, TimeoutException {
        CampaignListener listener = new CampaignListener(api.json(), this::saw);
        try {
            WebSocket socket =
                    api.follow(campaignId, listener)
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            refusals = 0;
            CompletableFuture.anyOf(over, listener.closed())
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            socket.abort();
        } catch (ExecutionException e) {
            refused(e);
        }
        awaitNextTry();
    }

    /** Or the end of the campaign, whichever is first. */
    private void awaitNextTry() throws InterruptedException {
        try {
            over.get(BEFORE_TRYING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // The campaign goes on, and so does the follower.
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails this future", e);
        }
    }

    private void refused(ExecutionException refusal) {
        if (++refusals > MOST_REFUSALS) {
            throw new DemoProblem(
                    "The campaign's WebSocket cannot be opened: " + refusal.getCause());
        }
    }

    private void saw(Campaign campaign) {
        display.show(new Progress(campaign, elapsed()));
        if (campaign.isOver()) {
            over.complete(campaign);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
