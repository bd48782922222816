package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the records of one partition up to an offset come to: the calls and stats heard of last. */
final class Remembered {

    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD = 0.75f;

    private final SequencedMap<String, Call> calls = latestLast();
    private final SequencedMap<String, CampaignStats> stats = latestLast();
    private long nextOffset;

    /** Whether the record at this offset is the next one. */
    boolean isUpTo(long offset) {
        return nextOffset == offset;
    }

    @Nullable Call call(String id) {
        return calls.get(id);
    }

    @Nullable CampaignStats stats(@Nullable String campaignId) {
        return campaignId == null ? null : stats.get(campaignId);
    }

    /** Takes in what is known after a record. A call that lies in another partition stays there. */
    void takeIn(Heard heard, Known known) {
        nextOffset = heard.offset() + 1;
        var campaignId = heard.event().campaignId();
        var call = known.calls().get(heard.event().callId());
        if (call != null && Objects.equals(call.callee().campaignId(), campaignId)) {
            calls.put(call.id(), call);
        }
        var ofCampaign = campaignId == null ? null : known.stats().get(campaignId);
        if (ofCampaign != null) {
            stats.put(ofCampaign.campaignId(), ofCampaign);
        }
    }

    /** Forgets all but so many calls and stats. */
    void keepTheLatest(int most) {
        shrink(calls, most);
        shrink(stats, most);
    }

    private static void shrink(SequencedMap<String, ?> latest, int most) {
        while (latest.size() > most) {
            latest.pollFirstEntry();
        }
    }

    private static <T> SequencedMap<String, T> latestLast() {
        return new LinkedHashMap<>(INITIAL_CAPACITY, LOAD, true);
    }
}
