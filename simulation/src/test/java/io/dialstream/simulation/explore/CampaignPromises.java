package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.events.Endings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in every moment of a world with a campaign-service, and what an end is. */
final class CampaignPromises {

    private final Promises dialers;
    private final CampaignSteps steps;

    CampaignPromises(Promises dialers, CampaignSteps steps) {
        this.dialers = dialers;
        this.steps = steps;
    }

    /** The promise that is broken. */
    @Nullable String broken(Moment moment) {
        if (moment.broken != null) {
            return moment.broken;
        }
        if (isSomebodyCalledTwice(moment)) {
            return "nobody is called twice";
        }
        if (countsMoreThanAre(moment)) {
            return "the counts are never ahead of the leads";
        }
        if (!isQuiet(moment)) {
            return null;
        }
        if (LaneSteps.isShort(moment.lane)) {
            return "a slot is not free while a call waits and nothing is under way";
        }
        if (!isCounted(moment)) {
            return "the counts are counts over the leads";
        }
        return isEnd(moment) ? untrue(moment) : null;
    }

    boolean isQuiet(Moment moment) {
        return CampaignSteps.isQuiet(moment) && dialers.isQuiet(moment);
    }

    /** Whether somebody else than our services may still do something. */
    boolean isAnybodyLate(Moment moment) {
        for (var phone : moment.phones) {
            if (phone.live || phone.ringUnderWay || phone.endUnderWay) {
                return true;
            }
        }
        return CampaignSteps.mayBeCounted(moment) || steps.mayCommand(moment);
    }

    /** Where it is paused and nobody resumes it, whatever stands still. */
    boolean isEnd(Moment moment) {
        if (!isQuiet(moment) || isAnybodyLate(moment)) {
            return false;
        }
        var status = side(moment).campaign.status();
        return status == CampaignStatus.PAUSED
                || (status.isFinal() && moment.lane.active().isEmpty());
    }

    private static CampaignSide side(Moment moment) {
        return requireNonNull(moment.campaign);
    }

    private static boolean isSomebodyCalledTwice(Moment moment) {
        for (int lead = 0; lead < Desk.MAX_LEADS; lead++) {
            int called = 0;
            for (int call = lead; call < moment.phones.length; call += Desk.MAX_LEADS) {
                var phone = moment.phones[call];
                called += phone.processed > 0 && !phone.refused ? 1 : 0;
            }
            if (called > 1) {
                return true;
            }
        }
        return false;
    }

    /** A lead says first what has become of it; where one was called again, the counts do. */
    private static boolean countsMoreThanAre(Moment moment) {
        var dispatch = side(moment).dispatch;
        var progress = dispatch == null ? null : dispatch.progress().orElse(null);
        return progress != null
                && (progress.done() > count(moment, LeadStatus.DONE)
                        || progress.waiting() > count(moment, LeadStatus.WAITING));
    }

    private static long count(Moment moment, LeadStatus status) {
        return side(moment).leads.stream().filter(lead -> lead.status() == status).count();
    }

    /** As the user sees them. */
    private static boolean isCounted(Moment moment) {
        var dispatch = side(moment).dispatch;
        if (dispatch == null) {
            return true;
        }
        var progress = dispatch.progress().orElseThrow();
        var seen = side(moment).leads.stream().map(side(moment).campaign::seen).toList();
        return is(progress.done(), seen, LeadStatus.DONE)
                && is(progress.skipped(), seen, LeadStatus.SKIPPED)
                && is(progress.waiting(), seen, LeadStatus.WAITING)
                && is(progress.pending(), seen, LeadStatus.PENDING)
                && is(progress.dispatched(), seen, LeadStatus.DISPATCHED);
    }

    private static boolean is(long counted, List<Lead> seen, LeadStatus status) {
        return counted == seen.stream().filter(lead -> lead.status() == status).count();
    }

    /** Whether its end says that nobody was called. */
    private static boolean isNoAttempt(Moment.Phone phone) {
        return Endings.EXPIRED.equals(phone.toldReason)
                || "PROVIDER_20003".equals(phone.toldReason);
    }

    /** What is wrong with an end. */
    private static @Nullable String untrue(Moment moment) {
        int attempts = 0;
        int announced = 0;
        for (var lead : side(moment).leads) {
            attempts += side(moment).campaign.seen(lead).attempts();
            var call = lead.visibleCallId();
            if (lead.status() == LeadStatus.DONE
                    && call != null
                    && moment.phones[Desk.call(call)].toldEnd != lead.outcome()) {
                return "every lead ends as its call does";
            }
        }
        for (var phone : moment.phones) {
            announced += phone.announced && !isNoAttempt(phone) ? 1 : 0;
            if (phone.ended != null && phone.ended != phone.toldEnd) {
                return "every call ends as the provider says";
            }
        }
        var isPaused = side(moment).campaign.status() == CampaignStatus.PAUSED;
        return attempts == announced || isPaused ? null : "attempts are calls";
    }
}
