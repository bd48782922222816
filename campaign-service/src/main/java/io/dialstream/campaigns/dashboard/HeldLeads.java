package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.campaigns.diagnosis.DiagnosisCode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads that a rule keeps from being called, for a while or for good: a row of a table.
 *
 * @param until when the first of them may be called; null for never
 * @param message what that means, and what to do about it
 */
public record HeldLeads(String name, long leads, @Nullable Instant until, String message) {

    private static final Map<DiagnosisCode, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            DiagnosisCode.WINDOW_CLOSED, "Outside the calling window",
                            DiagnosisCode.CAP, "Called as often as is allowed",
                            DiagnosisCode.RETRY_DUE, "To be called again",
                            DiagnosisCode.RULES_UNAVAILABLE, "A rule cannot be read",
                            DiagnosisCode.ZONE_UNKNOWN, "No time zone known",
                            DiagnosisCode.WINDOW_NEVER_OPENS, "Window never opens",
                            DiagnosisCode.DO_NOT_CALL, "On a do-not-call list"));

    /** All of a campaign. */
    public static List<HeldLeads> of(Diagnosis diagnosis) {
        return diagnosis.reasons().stream()
                .filter(reason -> NAMES.containsKey(reason.code()))
                .map(reason ->
                        new HeldLeads(
                                NAMES.getOrDefault(reason.code(), reason.code().name()),
                                reason.leads(),
                                reason.until(),
                                reason.message()))
                .toList();
    }
}
