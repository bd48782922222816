package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Endings;
import io.dialstream.events.Reasons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in every moment of a world with a campaign-service, and what an end is. */
final class CampaignPromises {

    private final CampaignBounds bounds;
    private final RuleBounds rules;
    private final Promises dialers;
    private final CampaignSteps steps;

    CampaignPromises(CampaignBounds bounds, Promises dialers, CampaignSteps steps) {
        this.bounds = bounds;
        this.rules = bounds.rules();
        this.dialers = dialers;
        this.steps = steps;
    }

    /** The promise that is broken. */
    @Nullable String broken(Moment moment) {
        if (moment.broken != null) {
            return moment.broken;
        }
        if (!rules.retries() && isSomebodyCalledTwice(moment)) {
            return "nobody is called twice";
        }
        if (rules.retries() && !isDueAsItsRuleSays(moment)) {
            return "a lead is called again as long after the end of its call as its rule says";
        }
        if (rules.isShared() && !isHeld(moment)) {
            return "a call that has begun stays reserved";
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
        return CampaignSteps.mayBeCounted(moment)
                || steps.mayCommand(moment)
                || OtherCampaign.isLate(moment);
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
    private boolean countsMoreThanAre(Moment moment) {
        var dispatch = side(moment).dispatch;
        var progress = dispatch == null ? null : dispatch.progress().orElse(null);
        return progress != null
                && (progress.done() > count(moment, LeadStatus.DONE)
                        || (!rules.areThere()
                                && progress.waiting() > count(moment, LeadStatus.WAITING)));
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
                && is(progress.dispatched(), seen, LeadStatus.DISPATCHED)
                && is(progress.excluded(), seen, LeadStatus.EXCLUDED);
    }

    private static boolean is(long counted, List<Lead> seen, LeadStatus status) {
        return counted == seen.stream().filter(lead -> lead.status() == status).count();
    }

    /** Whether its end says that nobody was called. */
    private static boolean isNoAttempt(Moment.Phone phone) {
        return Endings.EXPIRED.equals(phone.toldReason)
                || "PROVIDER_20003".equals(phone.toldReason);
    }

    /** Where no window puts it off. */
    private boolean isDueAsItsRuleSays(Moment moment) {
        if (rules.hasWindow() || rules.isShared()) {
            return true;
        }
        for (var lead : side(moment).leads) {
            var call = lead.callId();
            var at = lead.nextAttemptAt();
            if (WaitReason.RETRY.name().equals(lead.reason()) && at != null && call != null) {
                var endedAt = moment.phones[Desk.call(call)].endedAt;
                if (at.toEpochMilli() != endedAt + RuleBounds.DELAY) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isHeld(Moment moment) {
        var reserved = reserved(moment);
        if (OtherCampaign.hasBegun(side(moment)) && !reserved.contains(OtherCampaign.CALL)) {
            return false;
        }
        for (int call = last(); call < moment.phones.length; call += Desk.MAX_LEADS) {
            if (moment.phones[call].placed() && !reserved.contains(Desk.callId(call))) {
                return false;
            }
        }
        return true;
    }

    private int last() {
        return bounds.dialers().leads() - 1;
    }

    private static List<String> reserved(Moment moment) {
        return side(moment).recent.stream()
                .flatMap(it -> it.calls().stream())
                .map(CallStart::callId)
                .toList();
    }

    /** Whether it is known that nobody was called, and the call is reserved nevertheless. */
    private boolean isNotGivenBack(Moment moment) {
        var reserved = reserved(moment);
        if (side(moment).other == OtherCampaign.State.GIVEN_BACK
                && reserved.contains(OtherCampaign.CALL)) {
            return true;
        }
        for (int call = 0; call < moment.phones.length; call++) {
            var phone = moment.phones[call];
            if (reserved.contains(Desk.callId(call))
                    && (!phone.announced || Reasons.isOfProvider(phone.toldReason))) {
                return true;
            }
        }
        return false;
    }

    private boolean isGivenUpTooEarly(Moment moment, Lead lead) {
        var call = lead.callId();
        return rules.retries()
                && lead.status() == LeadStatus.DONE
                && call != null
                && moment.phones[Desk.call(call)].toldEnd == CallStatus.MISSED
                && lead.attempts() < rules.attempts();
    }

    private boolean isExcludedFor(Moment moment, Lead lead) {
        return lead.position() == last() + 1 && side(moment).listedAt != Integer.MAX_VALUE;
    }

    /** What is wrong with an end. */
    private @Nullable String untrue(Moment moment) {
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
            if (isGivenUpTooEarly(moment, lead)) {
                return "every lead is called as often as its rule says, or reached";
            }
            if (lead.status() == LeadStatus.EXCLUDED && !isExcludedFor(moment, lead)) {
                return "only who is on the list is excluded";
            }
        }
        for (var phone : moment.phones) {
            announced += phone.announced && !isNoAttempt(phone) ? 1 : 0;
            if (phone.ended != null && phone.ended != phone.toldEnd) {
                return "every call ends as the provider says";
            }
        }
        if (rules.isShared()
                && side(moment).campaign.status() == CampaignStatus.COMPLETED
                && isNotGivenBack(moment)) {
            return "a call that was certainly not placed is given back";
        }
        var isPaused = side(moment).campaign.status() == CampaignStatus.PAUSED;
        return attempts == announced || isPaused ? null : "attempts are calls";
    }
}
