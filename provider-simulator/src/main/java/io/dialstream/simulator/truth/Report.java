package io.dialstream.simulator.truth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What really happened. Of one campaign, when it was asked for: then campaigns, calls and the
 * counts per number are the campaign's, and the totals stay those of the whole simulator.
 *
 * <p>Calls that came in are told apart: they are in no other number but those of callbacks, and
 * belong to no campaign.
 *
 * @param callsPerNumber null, like {@code calls} and {@code incomingCalls}, when they were not
 *     asked for
 */
public record Report(
        Totals totals,
        int maxCallsPerNumber,
        Map<String, Campaign> campaigns,
        Map<String, Long> faultsStruck,
        @Nullable Map<String, Integer> callsPerNumber,
        @Nullable List<CallTruth> calls,
        Incoming incoming,
        @Nullable List<IncomingTruth> incomingCalls) {

    /**
     * Counts over everything the simulator did.
     *
     * @param createRequests every create that arrived: accepted and rejected ones
     * @param queuedCalls accepted and waiting to be dialled; part of {@code liveCalls}
     * @param callbacksSent copies made by a fault included, retries not; acknowledged plus failed
     * @param callbacksOwed neither delivered nor given up yet
     */
    public record Totals(
            long createRequests,
            long createsAccepted,
            long createsRejected,
            long liveCalls,
            long queuedCalls,
            long maxLiveCalls,
            long callbacksSent,
            long callbacksAcknowledged,
            long callbacksFailed,
            long callbacksLost,
            long callbacksOwed,
            long voiceErrors) {}

    /**
     * The calls of one campaign, counted; successful + failed + missed + noAnswer + voicemail =
     * ended.
     *
     * @param voicemail completed, and the caller was told before that a machine or a fax answered
     */
    public record Campaign(
            long calls,
            long liveCalls,
            long maxLiveCalls,
            long successful,
            long failed,
            long missed,
            long noAnswer,
            long voicemail,
            long talkSeconds,
            long ended) {}

    /**
     * The calls that came in, counted; completed + unanswered + failed + liveCalls = calls.
     *
     * @param calls all of them
     * @param unanswered of those that have ended: the caller hung up while it rang, or was refused
     * @param failed nobody knew what to answer; the caller heard that there was an error
     * @param talkSeconds of the completed ones
     * @param expectedCalls people who missed a call and will call back
     */
    public record Incoming(
            long calls,
            long liveCalls,
            long completed,
            long unanswered,
            long failed,
            long talkSeconds,
            long expectedCalls) {}

    /**
     * One call that came in.
     *
     * @param from who called, or {@code anonymous}
     * @param to the account's number
     * @param durationSeconds talk time; null unless completed
     * @param heard the texts that were read out to the caller, in order
     * @param problem why nobody knew what to answer; null when somebody did
     * @param returns the sid of the call that the caller had missed; null for another reason
     */
    public record IncomingTruth(
            String sid,
            String account,
            String from,
            String to,
            String status,
            Instant createdAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Integer durationSeconds,
            List<String> heard,
            @Nullable String problem,
            @Nullable String returns) {}

    /**
     * One call.
     *
     * @param account the id of the account that the call was placed with
     * @param durationSeconds talk time; null unless completed
     * @param createRequests how many creates carried the call's callId
     * @param answeredBy who answered in truth: human, machine or fax; null when nobody did
     * @param verdict what is said of that, if the caller asked to be told
     * @param heard the texts that were read out to whoever answered, in order
     * @param pressed the key that the callee has pressed; null for none
     * @param told when the caller first took the callback of a status; those that it never took are
     *     missing
     */
    public record CallTruth(
            String sid,
            String account,
            @Nullable String callId,
            String campaignId,
            @Nullable String leadId,
            String to,
            String from,
            String status,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Integer durationSeconds,
            @Nullable Integer sipResponseCode,
            int createRequests,
            @Nullable String answeredBy,
            @Nullable String verdict,
            List<String> heard,
            @Nullable String pressed,
            Map<String, Instant> told) {}
}
