package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a dispatch reacts to. */
public sealed interface DispatchInput {

    /** Everything about it lies in this partition. */
    record LiesIn(int partition) implements DispatchInput {}

    /** The campaign has made a move. */
    record Moved(CampaignEvent event) implements DispatchInput {}

    /** One of its calls has reached a status. */
    record StatusChanged(CallStatusChanged event) implements DispatchInput {}

    /** The lead at this position has called back and was answered. */
    record CalledBack(int position) implements DispatchInput {}

    /**
     * It is time to ask again for what the dialer has not announced, to call a lead again that
     * waits, or to look for one that may be called.
     */
    record ResendDue() implements DispatchInput {}

    /**
     * What a decision is to know of the leads that may be called next, and of its campaign: read
     * after the dispatch was.
     *
     * @param settings what its campaign says now; null when that has not changed
     * @param waiting null when none may be called again now
     * @param fresh null when no other is to be called now
     * @param excludedAtFirst how many leads were excluded when the campaign started; null unless
     *     that is to be handled
     * @param sent what the rules go by of leads that were sent already and may be sent anew, by
     *     their positions
     * @param calledBack the leads that have called back, by their positions
     */
    record LeadsRead(
            @Nullable CampaignSettings settings,
            @Nullable Integer excludedAtFirst,
            @Nullable WaitingRead waiting,
            @Nullable FreshRead fresh,
            Map<Integer, LeadFacts> sent,
            Map<Integer, Lead> calledBack)
            implements DispatchInput {

        static final LeadsRead NOTHING = new LeadsRead(null, null, null, null, Map.of());

        /** Where nobody has called back. */
        LeadsRead(
                @Nullable CampaignSettings settings,
                @Nullable Integer excludedAtFirst,
                @Nullable WaitingRead waiting,
                @Nullable FreshRead fresh,
                Map<Integer, LeadFacts> sent) {
            this(settings, excludedAtFirst, waiting, fresh, sent, Map.of());
        }

        public LeadsRead {
            sent = Map.copyOf(sent);
            calledBack = Map.copyOf(calledBack);
        }
    }

    /**
     * Which of its leads are WAITING.
     *
     * @param leads those that are due first, in the order of that
     * @param of how many there were then
     */
    record WaitingRead(List<Candidate> leads, int of) {

        public WaitingRead {
            leads = List.copyOf(leads);
        }
    }

    /**
     * Which of its leads nobody has called yet.
     *
     * @param leads those that are PENDING, in the order of their positions
     * @param from where the search has begun
     * @param last up to which position there are no others, but for those that wait until then
     * @param closedUntil when the first of those may be called whose windows are closed, and which
     *     were left out; null when none were
     */
    record FreshRead(List<Candidate> leads, int from, int last, @Nullable Instant closedUntil) {

        public FreshRead {
            leads = List.copyOf(leads);
        }

        /** Of leads that may be called at any time. */
        FreshRead(List<Candidate> leads, int from, int last) {
            this(leads, from, last, null);
        }
    }

    /** A cap does not allow a call that was to be asked for the first time: nobody was asked. */
    record Capped(InFlight entry) implements DispatchInput {}

    /** It was taken over, or an effect of it failed: nothing after its last save is certain. */
    record Recovered() implements DispatchInput {}
}
