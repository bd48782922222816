package io.dialstream.campaigns.history;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The call log, asked in a user's name: every method takes the user's own token. It throws {@link
 * UnavailableException} when the call log does not answer, or its answer cannot be read, and {@link
 * InvalidRequestException} when a filter or a position is none.
 */
public interface CallHistory {

    /** A campaign's log entries, newest first. */
    CallLogPage entries(String token, String campaignId, LogFilter filter, PagePosition position);

    /** A campaign's calls, newest first. */
    CallPage calls(String token, String campaignId, CallFilter filter, PagePosition position);

    /** All of a user's calls, also those that came in, newest first. */
    CallPage calls(String token, AllCallsFilter filter, PagePosition position);

    /** All of a campaign's calls over time, in no more buckets (10 to 200) than said. */
    CampaignActivity activity(String token, String campaignId, int mostBuckets);

    /** A call and its timeline; empty when the user has no such call. */
    Optional<CallWithTimeline> call(String token, String callId);

    MonthlyUsage usage(String token, YearMonth month);

    /** The same, campaign by campaign. */
    CampaignUsagePage usageByCampaign(String token, YearMonth month, PagePosition position);
}
