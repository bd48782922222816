package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a dispatch reacts to. */
public sealed interface DispatchInput {

    /** Everything about it lies in this partition. */
    record LiesIn(int partition) implements DispatchInput {}

    /** The campaign has made a move. */
    record Moved(CampaignEvent event) implements DispatchInput {}

    /** One of its calls has reached a status. */
    record StatusChanged(CallStatusChanged event) implements DispatchInput {}

    /**
     * It is time to ask again for what the dialer has not announced, or to call a lead again that
     * waits.
     */
    record ResendDue() implements DispatchInput {}

    /**
     * Which of its leads are WAITING, as they were stored after it was read.
     *
     * @param leads those that are due first, in the order of that
     * @param of how many there were then
     */
    record WaitingRead(List<Lead> leads, int of) implements DispatchInput {

        public WaitingRead {
            leads = List.copyOf(leads);
        }
    }

    /**
     * What its campaign says now, after it was changed.
     *
     * @param waiting null when no lead may be called again now
     */
    record SettingsRead(CampaignSettings settings, @Nullable WaitingRead waiting)
            implements DispatchInput {}

    /** It was taken over, or an effect of it failed: nothing after its last save is certain. */
    record Recovered() implements DispatchInput {}
}
