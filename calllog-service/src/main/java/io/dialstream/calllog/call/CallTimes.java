package io.dialstream.calllog.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the calls of a campaign were, without the calls themselves. */
public interface CallTimes {

    /** From the first call's start to the last one's end, or to now while one lives. */
    Optional<Activity.Span> span(String userId, String campaignId, Instant now);

    /** How often what happened in which step. */
    List<Activity.Count> counts(String userId, String campaignId, Activity.Steps steps);
}
