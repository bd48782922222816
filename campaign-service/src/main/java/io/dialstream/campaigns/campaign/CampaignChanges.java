package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the settings of campaigns: decides, stores the change with its event, publishes it. */
@Component
public class CampaignChanges {

    private final Campaigns campaigns;
    private final CampaignValidation validation;
    private final PendingEvents pendingEvents;
    private final Clock clock;

    CampaignChanges(
            Campaigns campaigns,
            CampaignValidation validation,
            PendingEvents pendingEvents,
            Clock clock) {
        this.campaigns = campaigns;
        this.validation = validation;
        this.pendingEvents = pendingEvents;
        this.clock = clock;
    }

    /**
     * A user's wish; nothing of it is stored unless all of it can be. Returns when the event log
     * has acknowledged it.
     *
     * @throws NotFoundException when the user has no such campaign
     * @throws ConflictException when the campaign is over
     * @throws InvalidRequestException when it would be no campaign that could be created
     * @throws UnavailableException when the change is stored but not acknowledged yet
     */
    public Campaign request(String userId, String campaignId, CampaignPatch patch) {
        var campaign = campaigns.ofUser(userId, campaignId);
        if (campaign.status().isFinal()) {
            throw new ConflictException(
                    "The campaign is %s; it cannot be changed.".formatted(campaign.status()));
        }
        var settings = changed(campaign, patch);
        if (settings.equals(campaign.settings())) {
            return published(campaign);
        }
        var event = hasDispatch(campaign, settings) ? event(campaign, clock.instant()) : null;
        var changed = campaign.changed(settings, event);
        return isStored(changed, event) ? published(changed) : request(userId, campaignId, patch);
    }

    private CampaignSettings changed(Campaign campaign, CampaignPatch patch) {
        var problems = new Problems();
        var settings = patch.applied(campaign, validation, problems);
        checkSchedule(campaign, settings.rules().schedule(), problems);
        if (!settings.providers().equals(campaign.providers())) {
            validation.checkAnswer(
                    campaign.userId(), campaign.agentId(), settings.providers(), problems);
        }
        if (settings.rules().onMachine() != campaign.rules().onMachine()) {
            validation.checkMachine(
                    campaign.userId(), campaign.agentId(), settings.rules(), problems);
        }
        if (!settings.providers().equals(campaign.providers())
                || settings.rules().onMachine() != campaign.rules().onMachine()) {
            validation.checkDetection(settings.rules().onMachine(), settings.providers(), problems);
        }
        // The deployment's may have become narrower since; both hold, whatever else is changed.
        if (!Objects.equals(settings.rules().callingWindow(), campaign.rules().callingWindow())) {
            validation.checkWindow(settings.rules(), problems);
        }
        problems.throwIfAny();
        return settings;
    }

    private void checkSchedule(Campaign campaign, @Nullable Schedule to, Problems problems) {
        var from = campaign.rules().schedule();
        RuleValidation.schedule(to, from, clock.instant(), problems);
        if (!Objects.equals(startAt(from), startAt(to))
                && campaign.status() != CampaignStatus.PENDING) {
            problems.add("schedule.startAt", "can be changed only before the campaign starts");
        }
    }

    private static @Nullable Instant startAt(@Nullable Schedule schedule) {
        return schedule == null ? null : schedule.startAt();
    }

    /** Otherwise its start tells what the campaign is by then. */
    private static boolean hasDispatch(Campaign campaign, CampaignSettings next) {
        return campaign.status() != CampaignStatus.PENDING
                || campaign.rules().schedule() != null
                || next.rules().schedule() != null;
    }

    static CampaignSettingsChanged event(Campaign campaign, Instant now) {
        long revision = campaign.revision() + 1;
        return new CampaignSettingsChanged(
                CampaignEvent.eventId(campaign.id(), revision),
                campaign.id(),
                campaign.userId(),
                revision,
                now);
    }

    private boolean isStored(Campaign changed, @Nullable CampaignSettingsChanged event) {
        try {
            return campaigns.change(changed, event);
        } catch (RuntimeException e) {
            // The store may have done it and failed to say so: nobody else would notice.
            pendingEvents.publishSoon(changed.id());
            throw e;
        }
    }

    private Campaign published(Campaign campaign) {
        try {
            return pendingEvents.publish(campaign);
        } catch (EventLogUnavailableException e) {
            throw new UnavailableException(
                    "The change is stored, and takes effect when Kafka is back.", e);
        }
    }
}
