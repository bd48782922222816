package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is remembered of the partitions of a batch, in the hands of that batch. */
record Recollection(Map<Integer, Remembered> parts) {

    /** What is known of the calls and campaigns of the batch before it. */
    Known known(List<Heard> batch) {
        var calls = new HashMap<String, Call>();
        var stats = new HashMap<String, CampaignStats>();
        for (var heard : batch) {
            var part = partOf(heard);
            var call = part.call(heard.event().callId());
            if (call != null) {
                calls.put(call.id(), call);
            }
            var ofCampaign = part.stats(heard.event().campaignId());
            if (ofCampaign != null) {
                stats.put(ofCampaign.campaignId(), ofCampaign);
            }
        }
        return new Known(calls, stats);
    }

    void takeIn(List<Heard> batch, Known after) {
        batch.forEach(heard -> partOf(heard).takeIn(heard, after));
    }

    private Remembered partOf(Heard heard) {
        return Objects.requireNonNull(parts.get(heard.partition()), "part");
    }
}
