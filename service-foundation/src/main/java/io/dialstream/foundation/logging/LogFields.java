package io.dialstream.foundation.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Whom the work of this thread is about: {@code campaignId} and {@code callId} stand as fields in
 * every line that is logged until this is closed, by the same thread. They do not follow work to
 * other threads.
 */
public final class LogFields implements AutoCloseable {

    private static final String CAMPAIGN = "campaignId";
    private static final String CALL = "callId";

    private final @Nullable String campaignBefore = MDC.get(CAMPAIGN);
    private final @Nullable String callBefore = MDC.get(CALL);

    private LogFields(@Nullable String campaignId, @Nullable String callId) {
        put(CAMPAIGN, campaignId);
        put(CALL, callId);
    }

    /** Work about a call; campaignId is null for one outside any campaign. */
    public static LogFields ofCall(@Nullable String campaignId, String callId) {
        return new LogFields(campaignId, callId);
    }

    /** Work about a campaign as a whole. */
    public static LogFields ofCampaign(@Nullable String campaignId) {
        return new LogFields(campaignId, null);
    }

    @Override
    public void close() {
        put(CAMPAIGN, campaignBefore);
        put(CALL, callBefore);
    }

    private static void put(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
