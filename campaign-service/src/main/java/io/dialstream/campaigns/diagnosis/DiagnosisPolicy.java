package io.dialstream.campaigns.diagnosis;

import static java.util.Comparator.comparing;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.diagnosis.Diagnosis.Reason;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why a campaign calls nobody, or not more people. A reason that concerns all that could be
 * called binds; one that keeps some leads alone is only told.
 */
public final class DiagnosisPolicy {

    /** What takes no longer is on its way. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final Map<DiagnosisCode, WaitReason> WAITS =
            Map.of(
                    DiagnosisCode.WINDOW_CLOSED, WaitReason.WINDOW_CLOSED,
                    DiagnosisCode.CAP, WaitReason.CAP,
                    DiagnosisCode.RETRY_DUE, WaitReason.RETRY,
                    DiagnosisCode.RULES_UNAVAILABLE, WaitReason.RULES_UNAVAILABLE);

    private DiagnosisPolicy() {}

    public static Diagnosis diagnosis(DiagnosisFacts facts, Instant now) {
        var reasons =
                Arrays.stream(DiagnosisCode.values())
                        .filter(code -> holds(code, facts, now))
                        .map(code -> reason(code, facts, now))
                        .toList();
        var binding = reasons.stream().filter(one -> binds(one.code(), facts)).toList();
        var headline = binding.isEmpty() ? null : binding.getFirst().code();
        return new Diagnosis(
                isDialing(headline, facts, now),
                headline,
                nextCallAt(headline, facts, now),
                longest(binding),
                reasons);
    }

    private static Reason reason(DiagnosisCode code, DiagnosisFacts facts, Instant now) {
        var until = until(code, facts);
        return new Reason(code, leads(code, facts), until, Messages.of(code, facts, until, now));
    }

    private static boolean holds(DiagnosisCode code, DiagnosisFacts facts, Instant now) {
        var isOver = facts.status().isFinal();
        return switch (code) {
            case NOT_STARTED ->
                    facts.status() == CampaignStatus.PENDING && facts.startsAt() == null;
            case SCHEDULED -> facts.startsAt() != null;
            case PAUSED -> facts.status() == CampaignStatus.PAUSED;
            case PROVIDER_DOWN ->
                    !isOver && facts.account().state() != AccountState.OK && facts.left() > 0;
            case WINDOW_CLOSED,
                    CAP,
                    RETRY_DUE,
                    RULES_UNAVAILABLE,
                    ZONE_UNKNOWN,
                    WINDOW_NEVER_OPENS,
                    DO_NOT_CALL ->
                    leads(code, facts) > 0;
            // No user has such a limit yet.
            case TENANT_LIMIT -> false;
            case RATE -> isHeldByRate(facts);
            case LIMIT ->
                    facts.isRunning()
                            && facts.calls().live() >= facts.limit()
                            && facts.callable() > 0;
            case DEPENDENCY_DOWN -> isKafkaAway(facts, now) || isDialerAway(facts, now);
            case NO_LEADS_LEFT -> !isOver && facts.left() == 0;
            case OVER -> isOver;
        };
    }

    private static boolean isHeldByRate(DiagnosisFacts facts) {
        return facts.isRunning()
                && facts.calls().live() < facts.limit()
                && facts.calls().commanded() > 0
                && facts.account().state() == AccountState.OK
                && facts.account().backlog() > 0;
    }

    static boolean isKafkaAway(DiagnosisFacts facts, Instant now) {
        return isLongAgo(facts.moveWaitsSince(), now);
    }

    /** What waits for an account is not taken up either. */
    private static boolean isDialerAway(DiagnosisFacts facts, Instant now) {
        return facts.isRunning()
                && facts.calls().live() == 0
                && facts.account().state() == AccountState.OK
                && facts.account().backlog() == 0
                && isLongAgo(facts.calls().commandedSince(), now);
    }

    private static boolean isLongAgo(@Nullable Instant since, Instant now) {
        return since != null && Duration.between(since, now).compareTo(ON_ITS_WAY) > 0;
    }

    private static long leads(DiagnosisCode code, DiagnosisFacts facts) {
        return switch (code) {
            case NOT_STARTED, SCHEDULED, PAUSED, PROVIDER_DOWN -> facts.left();
            case WINDOW_CLOSED -> facts.waiting(WaitReason.WINDOW_CLOSED);
            case CAP -> facts.waiting(WaitReason.CAP);
            case RETRY_DUE -> facts.waiting(WaitReason.RETRY);
            case RULES_UNAVAILABLE -> facts.waiting(WaitReason.RULES_UNAVAILABLE);
            case ZONE_UNKNOWN -> facts.excluded(ExclusionReason.ZONE_UNKNOWN);
            case WINDOW_NEVER_OPENS -> facts.excluded(ExclusionReason.WINDOW_NEVER_OPENS);
            case DO_NOT_CALL -> facts.excluded(ExclusionReason.DO_NOT_CALL);
            case RATE -> facts.calls().commanded();
            case TENANT_LIMIT, LIMIT, DEPENDENCY_DOWN -> facts.callable();
            case NO_LEADS_LEFT -> 0;
            case OVER -> facts.skippedLeads();
        };
    }

    private static @Nullable Instant until(DiagnosisCode code, DiagnosisFacts facts) {
        var wait = WAITS.get(code);
        if (wait != null) {
            return facts.firstOf(wait);
        }
        return switch (code) {
            case SCHEDULED -> facts.startsAt();
            case PROVIDER_DOWN -> facts.account().retryAt();
            case RATE -> facts.account().nextInstant();
            default -> null;
        };
    }

    /** Whether it keeps everybody from being called, and not some leads alone. */
    private static boolean binds(DiagnosisCode code, DiagnosisFacts facts) {
        return switch (code) {
            case WINDOW_CLOSED, CAP, RETRY_DUE, RULES_UNAVAILABLE -> facts.callable() == 0;
            case ZONE_UNKNOWN, WINDOW_NEVER_OPENS, DO_NOT_CALL -> facts.isAllExcluded();
            case NOT_STARTED,
                    SCHEDULED,
                    PAUSED,
                    PROVIDER_DOWN,
                    TENANT_LIMIT,
                    RATE,
                    LIMIT,
                    DEPENDENCY_DOWN,
                    NO_LEADS_LEFT,
                    OVER ->
                    true;
        };
    }

    /** A budget makes calls wait, and lets them go on; after a 429 it does not for a while. */
    private static boolean isDialing(
            @Nullable DiagnosisCode headline, DiagnosisFacts facts, Instant now) {
        var next = facts.account().nextInstant();
        return switch (headline) {
            case null -> true;
            case LIMIT -> true;
            case RATE ->
                    facts.calls().live() > 0 || next == null || next.isBefore(now.plus(ON_ITS_WAY));
            default -> false;
        };
    }

    private static @Nullable Instant nextCallAt(
            @Nullable DiagnosisCode headline, DiagnosisFacts facts, Instant now) {
        var start = later(now, facts.startsAt());
        var lead = facts.callable() > 0 ? Optional.of(start) : first(facts);
        var next =
                switch (headline) {
                    case null -> lead.orElse(null);
                    case SCHEDULED, WINDOW_CLOSED, CAP, RETRY_DUE, RULES_UNAVAILABLE ->
                            lead.orElse(null);
                    case PROVIDER_DOWN -> both(lead.orElse(null), facts.account().retryAt());
                    case RATE -> both(lead.orElse(null), facts.account().nextInstant());
                    default -> null;
                };
        var schedule = facts.schedule();
        return next == null || (schedule != null && schedule.isEndDue(next)) ? null : next;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static @Nullable Instant both(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : later(one, other);
    }

    /** When the first of the leads that wait may be called. */
    private static Optional<Instant> first(DiagnosisFacts facts) {
        return WAITS.values().stream()
                .map(facts::firstOf)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo);
    }

    /**
     * Leads wait each for its own reason, and the first of those that passes lets a call through.
     * It has to wait for all else, too: what the next call waits for longest is told.
     */
    private static @Nullable DiagnosisCode longest(List<Reason> binding) {
        if (binding.isEmpty()) {
            return null;
        }
        var headline = binding.getFirst();
        var firstWait =
                binding.stream()
                        .filter(one -> WAITS.containsKey(one.code()) && one.until() != null)
                        .min(comparing(one -> Objects.requireNonNull(one.until())));
        return firstWait
                .filter(wait -> WAITS.containsKey(headline.code()) || isAfter(wait, headline))
                .orElse(headline)
                .code();
    }

    private static boolean isAfter(Reason wait, Reason headline) {
        var until = headline.until();
        return until != null && Objects.requireNonNull(wait.until()).isAfter(until);
    }
}
