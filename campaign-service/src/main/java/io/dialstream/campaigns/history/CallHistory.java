package io.dialstream.campaigns.history;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call log, asked in a user's name: every method takes the user's own token, and throws {@link
 * UnavailableException} when the call log does not answer.
 */
public interface CallHistory {

    /** A campaign's log entries, newest first. */
    CallLogPage entries(String token, String campaignId, LogFilter filter, PagePosition position);

    /** A campaign's calls, newest first; of one status when it is given. */
    CallPage calls(
            String token, String campaignId, @Nullable CallStatus status, PagePosition position);

    /** A call and its timeline; empty when the user has no such call. */
    Optional<CallWithTimeline> call(String token, String callId);

    MonthlyUsage usage(String token, YearMonth month);
}
