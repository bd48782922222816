package io.dialstream.campaigns.diagnosis;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.provider.AccountCondition;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a diagnosis goes by.
 *
 * @param statusReason why the campaign has its status; null when a user wanted that
 * @param schedule null when it neither starts nor ends by itself
 * @param limit live calls at once
 * @param leads those that may still be called and are not with the dialer, and those that are
 *     excluded, judged now or at the campaign's start
 * @param doneLeads those that were called, and are not called again
 * @param skippedLeads those that a stop has dropped
 * @param calls what is with the dialer
 * @param account that calls are placed with
 * @param moveWaitsSince when the oldest move was stored that the event log has not acknowledged;
 *     null when there is none
 */
public record DiagnosisFacts(
        CampaignStatus status,
        @Nullable String statusReason,
        @Nullable Schedule schedule,
        int limit,
        List<Judged> leads,
        long doneLeads,
        long skippedLeads,
        Calls calls,
        AccountCondition account,
        @Nullable Instant moveWaitsSince) {

    public DiagnosisFacts {
        leads = List.copyOf(leads);
    }

    /**
     * Leads that are with the dialer.
     *
     * @param live whose call has begun
     * @param commanded whose call was asked for and has not begun
     * @param commandedSince when the first of them was asked for; null when there is none
     */
    public record Calls(long live, long commanded, @Nullable Instant commandedSince) {

        public static final Calls NONE = new Calls(0, 0, null);
    }

    boolean isRunning() {
        return status == CampaignStatus.RUNNING;
    }

    /** When it starts by itself; null when it has started, or does not. */
    @Nullable Instant startsAt() {
        return status == CampaignStatus.PENDING && schedule != null ? schedule.startAt() : null;
    }

    /** Leads that may be called now, or at the campaign's start. */
    long callable() {
        return calls.commanded()
                + leads.stream()
                        .filter(one -> one.verdict() instanceof Verdict.Callable)
                        .mapToLong(Judged::leads)
                        .sum();
    }

    /** Leads that wait for a reason. */
    long waiting(WaitReason reason) {
        return waits(reason).mapToLong(Judged::leads).sum();
    }

    /** When the first of them may be called; null when there is none. */
    @Nullable Instant firstOf(WaitReason reason) {
        return waits(reason)
                .map(one -> ((Verdict.Wait) one.verdict()).until())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Judged> waits(WaitReason reason) {
        return leads.stream()
                .filter(one -> one.verdict() instanceof Verdict.Wait(_, var its) && its == reason);
    }

    /** Leads that are never called for a reason. */
    long excluded(ExclusionReason reason) {
        return leads.stream()
                .filter(one -> one.verdict().equals(new Verdict.Excluded(reason)))
                .mapToLong(Judged::leads)
                .sum();
    }

    /** Leads that are to be called, now or later. */
    long left() {
        return callable() + Arrays.stream(WaitReason.values()).mapToLong(this::waiting).sum();
    }

    /** Whether nobody was called, and nobody is, since a rule forbids to call each of them. */
    boolean isAllExcluded() {
        return left() + calls.live() + doneLeads + skippedLeads == 0;
    }
}
