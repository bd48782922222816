package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The calls and stats changed last by the records of one partition up to an offset. */
final class CachedPartition {

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

    /** Adds what is known after a record, except a call that belongs to another partition. */
    void add(CallStatusRecord record, Known known) {
        nextOffset = record.offset() + 1;
        var campaignId = record.event().campaignId();
        var call = known.calls().get(record.event().callId());
        if (call != null
                && !call.isIncoming()
                && Objects.equals(call.callee().placedBy(), campaignId)) {
            calls.put(call.id(), call);
        }
        var ofCampaign = campaignId == null ? null : known.stats().get(campaignId);
        if (ofCampaign != null) {
            stats.put(ofCampaign.campaignId(), ofCampaign);
        }
    }

    /** Drops all but the latest {@code max} calls and stats. */
    void keepLatest(int max) {
        shrink(calls, max);
        shrink(stats, max);
    }

    private static void shrink(SequencedMap<String, ?> latest, int max) {
        while (latest.size() > max) {
            latest.pollFirstEntry();
        }
    }

    private static <T> SequencedMap<String, T> latestLast() {
        return new LinkedHashMap<>(INITIAL_CAPACITY, LOAD, true);
    }
}
