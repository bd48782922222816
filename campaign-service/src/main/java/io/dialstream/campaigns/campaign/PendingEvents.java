package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.idempotency.Repetitions;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.foundation.trace.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the events of campaigns' moves to the event log: at once, and again and again while the
 * log does not acknowledge. Publishing twice is harmless, so any instance may publish for any
 * campaign.
 */
@Component
public class PendingEvents implements Repetitions {

    private static final Logger log = LoggerFactory.getLogger(PendingEvents.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final EventLog events;
    private final Timers timers;
    private final Map<String, Cause> unpublished = new ConcurrentHashMap<>();
    private final Set<String> publishing = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean retrying = new AtomicBoolean();

    PendingEvents(Campaigns campaigns, EventLog events, Timers timers) {
        this.campaigns = campaigns;
        this.events = events;
        this.timers = timers;
    }

    /**
     * Publishes what is pending, in order, and returns the campaign without it.
     *
     * @throws io.dialstream.foundation.eventlog.EventLogUnavailableException when the log did not
     *     acknowledge; it is then tried again in the background
     */
    Campaign publish(Campaign campaign) {
        if (campaign.pendingEvents().isEmpty()) {
            return campaign;
        }
        publishing.add(campaign.id());
        try {
            publishOnce(campaign);
            return campaign.withoutPendingEvents();
        } catch (RuntimeException e) {
            waits(campaign.id());
            retryAfter(FIRST_WAIT);
            throw e;
        } finally {
            publishing.remove(campaign.id());
        }
    }

    /** Publishes a campaign's pending events in the background, without waiting for others'. */
    void publishSoon(String campaignId) {
        waits(campaignId);
        timers.after(
                Duration.ZERO,
                () -> {
                    if (!isPublished(campaignId)) {
                        retryAfter(FIRST_WAIT);
                    }
                });
    }

    /** A campaign whose request is repeated may be waiting for a process that is gone. */
    @Override
    public void repeated(String campaignId) {
        publishSoon(campaignId);
    }

    /**
     * Publishes what has been pending since that moment or longer, and is nobody's here: who had it
     * is gone and was not missed. How many that was; there should never be any. What cannot be
     * published at once is not counted: the log is away, and whoever has it waits like this one.
     */
    int sweep(Instant since) {
        int overlooked = 0;
        for (var campaign : campaigns.withPendingEvents()) {
            if (!isInHand(campaign.id()) && !latest(campaign).isAfter(since)) {
                waits(campaign.id());
                if (!isPublished(campaign.id())) {
                    retryAfter(FIRST_WAIT);
                    return overlooked;
                }
                overlooked++;
            }
        }
        return overlooked;
    }

    private boolean isInHand(String campaignId) {
        return unpublished.containsKey(campaignId) || publishing.contains(campaignId);
    }

    private static Instant latest(Campaign campaign) {
        return campaign.pendingEvents().getLast().recordedAt();
    }

    /** Takes over what other instances, or this one in an earlier life, may not have published. */
    public void recover() {
        campaigns.withPendingEvents().forEach(campaign -> waits(campaign.id()));
        retryAfter(Duration.ZERO);
    }

    private void waits(String campaignId) {
        unpublished.put(campaignId, Cause.of(campaignId));
    }

    private void retryAfter(Duration wait) {
        if (!unpublished.isEmpty() && retrying.compareAndSet(false, true)) {
            timers.after(wait, () -> retry(wait));
        }
    }

    private void retry(Duration waited) {
        boolean succeeded = List.copyOf(unpublished.keySet()).stream().allMatch(this::isPublished);
        retrying.set(false);
        retryAfter(succeeded ? Duration.ZERO : longerThan(waited));
    }

    private boolean isPublished(String campaignId) {
        publishing.add(campaignId);
        try {
            return isPublishedNow(campaignId);
        } finally {
            publishing.remove(campaignId);
        }
    }

    private boolean isPublishedNow(String campaignId) {
        var cause = unpublished.remove(campaignId);
        if (cause == null) {
            return true;
        }
        try (var _ = LogFields.ofCampaign(campaignId)) {
            cause.run(
                    "publish events",
                    () -> campaigns.find(campaignId).ifPresent(this::publishOnce));
            return true;
        } catch (RuntimeException e) {
            unpublished.put(campaignId, cause);
            log.warn(
                    "Campaign {} has events that are not published: {}",
                    campaignId,
                    e.getMessage());
            return false;
        }
    }

    private void publishOnce(Campaign campaign) {
        if (!campaign.pendingEvents().isEmpty()) {
            events.publishAndWait(campaign.pendingEvents());
            campaigns.acknowledged(campaign.id(), campaign.revision());
        }
    }

    private static Duration longerThan(Duration waited) {
        var longer = waited.isZero() ? FIRST_WAIT : waited.multipliedBy(2);
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
}
