package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.timer.MovableClock.START;

import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dispatch of campaign "c" with ten leads and two live calls at once, and what it handles. */
final class DispatchFixtures {

    static final Instant NOW = START;

    private DispatchFixtures() {}

    static Dispatch aNewDispatch() {
        return aDispatch(DispatchState.PAUSED, 0, 1, List.of(), List.of());
    }

    /** The first four leads are with the dialer, the first of them is being called. */
    static Dispatch aFullDispatch(DispatchState state) {
        return aDispatch(
                state, 3, 5, List.of(), List.of(live(1), waiting(2), waiting(3), waiting(4)));
    }

    static Dispatch aDispatch(
            DispatchState state,
            long controlRevision,
            int nextLead,
            List<Dispatch.Returned> returned,
            List<InFlight> inFlight) {
        int done = nextLead - 1 - returned.size() - inFlight.size();
        return aDispatch(
                state,
                controlRevision,
                nextLead,
                returned,
                inFlight,
                new LeadCounts(done, 0, 0, done));
    }

    static Dispatch aDispatch(
            DispatchState state,
            long controlRevision,
            int nextLead,
            List<Dispatch.Returned> returned,
            List<InFlight> inFlight,
            @Nullable LeadCounts counts) {
        return new Dispatch(
                "c",
                "c",
                "ann",
                "reminder",
                null,
                ProviderChoice.USUAL,
                Rules.NONE,
                7,
                state,
                2,
                controlRevision,
                10,
                nextLead,
                null,
                returned,
                inFlight,
                List.of(),
                List.of(),
                null,
                DispatchSchedule.NONE,
                BadNumbers.NONE,
                counts,
                LeadTally.NONE,
                NOW,
                1);
    }

    /** A lead that nobody has called yet. */
    static Lead aLead(int position) {
        return Lead.pending(
                "c",
                position,
                Integer.toString(position),
                "Lead " + position,
                new PhoneNumber("+1415555" + (1000 + position)),
                Map.of());
    }

    /** A lead that nobody was called for at its first attempt, and that is called again then. */
    static Lead aWaitingLead(int position, Instant at) {
        return aLead(position)
                .after(
                        LeadUpdate.returned(
                                new LeadUpdate.Of("c", position, 1, Attempts.NONE),
                                at,
                                Endings.CREDENTIALS_REFUSED));
    }

    static InFlight waiting(int position) {
        return InFlight.commanded(position, 1, call(position), NOW);
    }

    static InFlight live(int position) {
        return waiting(position).asInitiated();
    }

    static String call(int position) {
        return call(position, 1);
    }

    static String call(int position, int attempt) {
        return "c-" + position + "-" + attempt;
    }

    static CampaignEvent started(long revision) {
        return new CampaignStarted(
                "c:" + revision, "c", "ann", revision, NOW, "reminder", "Autumn", 10, 2);
    }

    static CampaignEvent paused(long revision) {
        return new CampaignPaused("c:" + revision, "c", "ann", revision, NOW, null);
    }

    static CampaignEvent resumed(long revision) {
        return new CampaignResumed("c:" + revision, "c", "ann", revision, NOW);
    }

    static CampaignEvent stopped(long revision) {
        return new CampaignStopped("c:" + revision, "c", "ann", revision, NOW, false);
    }

    static CampaignEvent completed(long revision) {
        return new CampaignCompleted("c:" + revision, "c", "ann", revision, NOW);
    }

    static CampaignEvent failed(long revision) {
        return new CampaignFailed("c:" + revision, "c", "ann", revision, NOW, "why");
    }

    static CallStatusChanged status(String callId, @Nullable CallStatus status) {
        return status("c", callId, status, false);
    }

    static CallStatusChanged refused(String callId) {
        return status("c", callId, CallStatus.FAILED, true);
    }

    /** The dialer leaves a message on a machine. */
    static CallStatusChanged leavingMessage(String callId) {
        return new CallStatusChanged(
                callId + ":leaving-message",
                callId,
                "c",
                "ann",
                null,
                null,
                null,
                null,
                null,
                NOW,
                "twilio",
                null,
                null,
                null,
                Reasons.LEAVING_MESSAGE,
                null,
                null,
                Map.of());
    }

    /** The end of a call that was announced, and whose command has expired. */
    static CallStatusChanged expired(@Nullable String campaignId, String callId) {
        return new CallStatusChanged(
                callId + ":FAILED",
                callId,
                campaignId,
                null,
                null,
                null,
                null,
                CallStatus.FAILED,
                null,
                NOW,
                "twilio",
                null,
                null,
                null,
                Endings.EXPIRED,
                "The command had expired when the call could be placed",
                Endings.EXPIRED,
                Map.of());
    }

    /** The call of a lead's first attempt has ended, for this. */
    static CallStatusChanged ended(int position, CallStatus status, @Nullable String reason) {
        return new CallStatusChanged(
                call(position) + ":" + status,
                call(position),
                "c",
                null,
                null,
                null,
                null,
                status,
                NOW,
                NOW,
                "twilio",
                null,
                null,
                null,
                reason,
                null,
                null,
                Map.of());
    }

    /** As the dialer publishes it: by this id of the provider's the call is known. */
    static CallStatusChanged dialled(String callId, String providerCallId) {
        return status("c", callId, CallStatus.DIALING, false, "ann", providerCallId);
    }

    /** The same, of a call that has begun then. */
    static CallStatusChanged begun(@Nullable String campaignId, String callId, Instant at) {
        return new CallStatusChanged(
                callId + ":DIALING",
                callId,
                campaignId,
                "ann",
                null,
                null,
                null,
                CallStatus.DIALING,
                at,
                at,
                "twilio",
                "CA" + callId,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** As a callback says. */
    static CallStatusChanged calledBack(String callId, CallStatus status, String providerCallId) {
        return status("c", callId, status, false, null, providerCallId);
    }

    static CallStatusChanged status(
            @Nullable String campaignId,
            String callId,
            @Nullable CallStatus status,
            boolean leadReturned) {
        return status(campaignId, callId, status, leadReturned, null, null);
    }

    private static CallStatusChanged status(
            @Nullable String campaignId,
            String callId,
            @Nullable CallStatus status,
            boolean leadReturned,
            @Nullable String userId,
            @Nullable String providerCallId) {
        return new CallStatusChanged(
                callId + ":" + status,
                callId,
                campaignId,
                userId,
                null,
                null,
                null,
                status,
                null,
                NOW,
                "twilio",
                providerCallId,
                null,
                null,
                leadReturned ? "PROVIDER_20003" : null,
                leadReturned ? "Authenticate" : null,
                leadReturned ? Endings.CREDENTIALS_REFUSED : null,
                Map.of());
    }
}
