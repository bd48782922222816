package io.dialstream.events;

import java.util.List;

/**
 * The names of the Kafka topics. {@link #CAMPAIGN_EVENTS}, {@link #DIAL_COMMANDS}, {@link
 * #CALL_STATUS} and {@link #CALL_RETURNS} have the same number of partitions and the same key, so
 * that a consumer of several of them owns everything about a campaign.
 */
public final class Topics {

    public static final String CAMPAIGN_EVENTS = "campaign-events";
    public static final String DIAL_COMMANDS = "dial-commands";
    public static final String CALL_STATUS = "call-status";
    public static final String CAMPAIGN_PROGRESS = "campaign-progress";
    public static final String CAMPAIGN_STATS = "campaign-stats";
    public static final String CALL_RECORDS = "call-records";

    /** Our accounts at voice providers, each as it stands. */
    public static final String PROVIDER_ACCOUNTS = "provider-accounts";

    /** Callees who have asked not to be called again. */
    public static final String OPT_OUTS = "opt-outs";

    /** Who takes the calls that come in at a number of ours: the last word on each. */
    public static final String NUMBER_ROUTES = "number-routes";

    /** Calls that somebody makes to a number of ours. */
    public static final String INCOMING_CALLS = "incoming-calls";

    /** Leads who have called back. */
    public static final String CALL_RETURNS = "call-returns";

    /** Callbacks that name no call of ours. */
    public static final String CALL_STATUS_UNMATCHED = "call-status-unmatched";

    private static final String DEAD_LETTER_SUFFIX = "-dlt";

    private static final List<String> ALL =
            List.of(
                    CAMPAIGN_EVENTS,
                    DIAL_COMMANDS,
                    CALL_STATUS,
                    CAMPAIGN_PROGRESS,
                    CAMPAIGN_STATS,
                    CALL_RECORDS,
                    PROVIDER_ACCOUNTS,
                    OPT_OUTS,
                    NUMBER_ROUTES,
                    INCOMING_CALLS,
                    CALL_RETURNS,
                    CALL_STATUS_UNMATCHED);

    private Topics() {}

    /** Which of these it is, whatever prefix an installation has put before it; else as it is. */
    public static String withoutPrefix(String name) {
        return ALL.stream().filter(name::endsWith).findFirst().orElse(name);
    }

    /** Whether it is the name of this topic, whatever prefix an installation has put before it. */
    public static boolean isNamed(String topic, String name) {
        return withoutPrefix(name).equals(topic);
    }

    /** Where records of a topic go that cannot be read. */
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}
