package io.dialstream.campaigns.dispatch;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;

/** What a dispatch reacts to. */
public sealed interface DispatchInput {

    /** Everything about it lies in this partition. */
    record LiesIn(int partition) implements DispatchInput {}

    /** The campaign has made a move. */
    record Moved(CampaignEvent event) implements DispatchInput {}

    /** One of its calls has reached a status. */
    record Heard(CallStatusChanged event) implements DispatchInput {}

    /** It is time to ask again for what the dialer was not heard to take up. */
    record ResendDue() implements DispatchInput {}

    /** It was taken over, or an effect of it failed: nothing after its last save is certain. */
    record Recovered() implements DispatchInput {}
}
