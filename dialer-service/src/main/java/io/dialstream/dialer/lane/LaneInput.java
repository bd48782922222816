package io.dialstream.dialer.lane;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.PlaceCall;

/** What a lane learns. */
sealed interface LaneInput {

    /** A call is to be placed that has no placement yet. */
    record Commanded(PlaceCall call) implements LaneInput {}

    /** The campaign has moved on. */
    record CampaignChanged(CampaignEvent event) implements LaneInput {}

    /** A call reached a status. */
    record StatusChanged(CallStatusChanged event) implements LaneInput {}

    /** A call gave its slot back before anybody was told of it. */
    record GivenBack(String callId) implements LaneInput {}

    /** The time has come to look after the calls that are due. */
    record DeadlinePassed() implements LaneInput {}

    /** The lane has come to this instance. */
    record Recovered() implements LaneInput {}
}
