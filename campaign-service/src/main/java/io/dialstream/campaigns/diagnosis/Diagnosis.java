package io.dialstream.campaigns.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a campaign calls nobody, or not more people: the JSON of the API.
 *
 * @param dialing whether calls are being placed, or would be if a slot were free
 * @param headline the first reason that keeps all leads from being called; null when none does
 * @param nextCallAt when the next call can be placed, as far as is known; null when nobody knows
 * @param bindingConstraint the reason that the next call waits for: of several, the one that passes
 *     first; null when none keeps it
 * @param reasons all that apply, also to some leads alone, in the order of their codes
 */
public record Diagnosis(
        boolean dialing,
        @Nullable DiagnosisCode headline,
        @Nullable Instant nextCallAt,
        @Nullable DiagnosisCode bindingConstraint,
        List<Reason> reasons) {

    /**
     * Why some leads are not called.
     *
     * @param leads how many
     * @param until when that passes for the first of them, as far as is known; null when nobody
     *     knows
     * @param message what it means, and what to do about it
     */
    public record Reason(DiagnosisCode code, long leads, @Nullable Instant until, String message) {}

    public Diagnosis {
        reasons = List.copyOf(reasons);
    }
}
