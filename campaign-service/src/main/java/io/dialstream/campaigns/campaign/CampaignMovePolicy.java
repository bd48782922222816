package io.dialstream.campaigns.campaign;

import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which move a campaign makes, and what it then tells the other services. */
public final class CampaignMovePolicy {

    private CampaignMovePolicy() {}

    public static MoveOutcome decide(Campaign campaign, CampaignMove move, Instant now) {
        if (move.from().contains(campaign.status()) && isScheduled(campaign, move, now)) {
            var event = event(campaign, move, now);
            return new MoveOutcome.Moved(
                    campaign.moved(move.to(), reason(move), times(campaign, move, now), event),
                    event);
        }
        return campaign.status() == move.to()
                ? new MoveOutcome.Unchanged(campaign)
                : new MoveOutcome.Refused(sentence(campaign, move));
    }

    /** Whoever asks on schedule may not have heard that it was changed. */
    private static boolean isScheduled(Campaign campaign, CampaignMove move, Instant now) {
        var schedule = campaign.rules().schedule();
        return switch (move) {
            case CampaignMove.StartOnSchedule _ -> schedule != null && schedule.isStartDue(now);
            case CampaignMove.EndOnSchedule _ -> schedule != null && schedule.isEndDue(now);
            case CampaignMove.Start _,
                    CampaignMove.Pause _,
                    CampaignMove.Resume _,
                    CampaignMove.Stop _,
                    CampaignMove.Complete _,
                    CampaignMove.Fail _ ->
                    true;
        };
    }

    private static String sentence(Campaign campaign, CampaignMove move) {
        var hint =
                move instanceof CampaignMove.Start && campaign.status() == CampaignStatus.PAUSED
                        ? " Resume it instead."
                        : "";
        return "The campaign is %s; it cannot be %s.%s"
                .formatted(campaign.status(), move.participle(), hint);
    }

    private static @Nullable String reason(CampaignMove move) {
        return switch (move) {
            case CampaignMove.Pause pause -> pause.reason();
            case CampaignMove.Fail fail -> fail.reason();
            case CampaignMove.EndOnSchedule _ -> CampaignMove.EndOnSchedule.REASON;
            case CampaignMove.Start _,
                    CampaignMove.StartOnSchedule _,
                    CampaignMove.Resume _,
                    CampaignMove.Stop _,
                    CampaignMove.Complete _ ->
                    null;
        };
    }

    private static CampaignTimes times(Campaign campaign, CampaignMove move, Instant now) {
        var times = campaign.times();
        return switch (move) {
            case CampaignMove.Start _, CampaignMove.StartOnSchedule _ -> times.started(now);
            case CampaignMove.Pause _ -> times.paused(now);
            case CampaignMove.Resume _ -> times;
            case CampaignMove.Stop _,
                    CampaignMove.EndOnSchedule _,
                    CampaignMove.Complete _,
                    CampaignMove.Fail _ ->
                    times.completed(now);
        };
    }

    private static CampaignEvent event(Campaign campaign, CampaignMove move, Instant now) {
        long revision = campaign.revision() + 1;
        var campaignId = campaign.id();
        var userId = campaign.userId();
        var eventId = CampaignEvent.eventId(campaignId, revision);
        return switch (move) {
            case CampaignMove.Start _, CampaignMove.StartOnSchedule _ ->
                    started(campaign, eventId, revision, now);
            case CampaignMove.Pause(var reason) ->
                    new CampaignPaused(eventId, campaignId, userId, revision, now, reason);
            case CampaignMove.Resume _ ->
                    new CampaignResumed(eventId, campaignId, userId, revision, now);
            case CampaignMove.Stop(var hangup) ->
                    new CampaignStopped(eventId, campaignId, userId, revision, now, hangup);
            case CampaignMove.EndOnSchedule _ ->
                    new CampaignStopped(eventId, campaignId, userId, revision, now, false);
            case CampaignMove.Complete _ ->
                    new CampaignCompleted(eventId, campaignId, userId, revision, now);
            case CampaignMove.Fail(var reason) ->
                    new CampaignFailed(eventId, campaignId, userId, revision, now, reason);
        };
    }

    private static CampaignStarted started(
            Campaign campaign, String eventId, long revision, Instant now) {
        return new CampaignStarted(
                eventId,
                campaign.id(),
                campaign.userId(),
                revision,
                now,
                campaign.agentId(),
                campaign.name(),
                campaign.totalLeads(),
                campaign.maxConcurrentCalls());
    }
}
