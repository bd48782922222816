package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.HashMap;
import java.util.Map;

/** Calls and stats, each by its id, as far as they are known before or after a batch. */
record Known(Map<String, Call> calls, Map<String, CampaignStats> stats) {

    /**
     * With these calls, and without the stats that one of them is ahead of: somebody else may have
     * counted it since.
     */
    Known withCalls(Map<String, Call> read) {
        var all = new HashMap<>(calls);
        all.putAll(read);
        var upToDate = new HashMap<>(stats);
        read.values().forEach(call -> dropOutrun(upToDate, call));
        return new Known(all, upToDate);
    }

    private static void dropOutrun(Map<String, CampaignStats> stats, Call call) {
        var campaignId = call.callee().placedBy();
        if (campaignId != null) {
            stats.computeIfPresent(
                    campaignId,
                    (_, known) -> known.appliedOffset() < call.appliedOffset() ? null : known);
        }
    }

    Known withStats(Map<String, CampaignStats> read) {
        var all = new HashMap<>(stats);
        all.putAll(read);
        return new Known(calls, all);
    }
}
