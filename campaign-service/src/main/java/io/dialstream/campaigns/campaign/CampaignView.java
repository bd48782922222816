package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.rules.OnCallback;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.events.AnsweringMachine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its user sees it: the JSON of the API and of the WebSocket. Durations in seconds.
 *
 * @param statusReason why it is PAUSED, FAILED, or RUNNING and waits; null where there is nothing
 *     to be said
 * @param retry as it was posted; null when every lead has one attempt
 * @param schedule as it was posted; null when it neither starts nor ends by itself
 * @param failurePause as it was posted; null when it goes on however many numbers are bad
 * @param answeringMachine as it was posted; IGNORE when it was not
 * @param callingWindow as it was posted; null when the campaign has none of its own
 * @param attemptCap as it was posted; null when the campaign has none of its own
 * @param onCallback as it was posted; CANCEL when it was not
 */
public record CampaignView(
        String id,
        String userId,
        String agentId,
        String name,
        CampaignStatus status,
        @Nullable String statusReason,
        long totalLeads,
        long completedLeads,
        long skippedLeads,
        long inFlightCalls,
        long successfulCalls,
        long failedCalls,
        long missedCalls,
        long noAnswerCalls,
        double averageDuration,
        long totalDuration,
        int maxConcurrentCalls,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant completedAt,
        long waitingLeads,
        long excludedLeads,
        @Nullable Instant nextAttemptAt,
        long endedCalls,
        @Nullable String provider,
        List<String> fallbackProviders,
        @Nullable Object retry,
        @Nullable Object schedule,
        @Nullable Object failurePause,
        AnsweringMachine answeringMachine,
        long voicemailCalls,
        @Nullable Object callingWindow,
        @Nullable Object attemptCap,
        OnCallback onCallback) {

    public CampaignView {
        fallbackProviders = List.copyOf(fallbackProviders);
    }

    static CampaignView of(Campaign campaign, @Nullable String statusReason) {
        var stats = campaign.stats();
        var times = campaign.times();
        var rules = PostedRules.of(campaign.rules());
        return new CampaignView(
                campaign.id(),
                campaign.userId(),
                campaign.agentId(),
                campaign.name(),
                campaign.status(),
                statusReason,
                campaign.totalLeads(),
                campaign.completedLeads(),
                campaign.skippedLeads(),
                stats.inFlightCalls(),
                stats.successfulCalls(),
                stats.failedCalls(),
                stats.missedCalls(),
                stats.noAnswerCalls(),
                stats.averageDuration(),
                stats.totalDuration(),
                campaign.maxConcurrentCalls(),
                times.createdAt(),
                times.startedAt(),
                times.pausedAt(),
                times.completedAt(),
                campaign.waitingLeads(),
                campaign.excludedLeads(),
                campaign.nextAttemptAt(),
                stats.endedCalls(),
                campaign.providers().provider(),
                campaign.providers().fallbackProviders(),
                rules.retry(),
                rules.schedule(),
                rules.failurePause(),
                campaign.rules().onMachine(),
                stats.voicemailCalls(),
                rules.callingWindow(),
                rules.attemptCap(),
                campaign.rules().cancelsOnCallback() ? OnCallback.CANCEL : OnCallback.KEEP);
    }
}
