package io.dialstream.campaigns.forecast;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a campaign make of its leads at a moment: the JSON of the API.
 *
 * @param totalLeads all leads of the campaign
 * @param callable those that are called at some time, as far as can be said
 * @param callableNow those of them that may be called at that moment
 * @param excluded those that are never called, by the reason
 * @param waiting those that may be called later, by the reason
 * @param timeZones of all leads
 * @param firstCallAt when the first of them may be called; null when none ever may
 * @param estimatedSeconds how long it takes at least to call all that are callable, one call each,
 *     from the first call on and while windows are open: dialling and ringing do not count; null
 *     when no call says how long people talk
 */
public record Forecast(
        long totalLeads,
        long callable,
        long callableNow,
        List<Excluded> excluded,
        List<Waiting> waiting,
        TimeZones timeZones,
        @Nullable Instant firstCallAt,
        @Nullable Long estimatedSeconds) {

    /**
     * Leads that are never called.
     *
     * @param positions where the first 100 of them are in the list, from 0
     */
    public record Excluded(String reason, long count, List<Integer> positions) {

        public Excluded {
            positions = List.copyOf(positions);
        }
    }

    /**
     * Leads that may be called later.
     *
     * @param until when the first of them may be
     */
    public record Waiting(String reason, long count, Instant until) {}

    public Forecast {
        excluded = List.copyOf(excluded);
        waiting = List.copyOf(waiting);
    }
}
