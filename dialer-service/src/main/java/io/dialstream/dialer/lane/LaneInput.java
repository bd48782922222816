package io.dialstream.dialer.lane;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.PlaceCall;

/** What a lane hears. */
sealed interface LaneInput {

    /** A call is to be placed that has no placement yet. */
    record Commanded(PlaceCall call) implements LaneInput {}

    /** The campaign made a move. */
    record Moved(CampaignEvent move) implements LaneInput {}

    /** A call reached a status. */
    record Heard(CallStatusChanged news) implements LaneInput {}

    /** A call gave its slot back before anybody heard of it. */
    record GivenBack(String callId) implements LaneInput {}

    /** The time has come to look after the calls that are due. */
    record DeadlinePassed() implements LaneInput {}

    /** The lane has come to this instance. */
    record Recovered() implements LaneInput {}
}
