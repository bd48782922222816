package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.route.RouteSubmission;
import org.jspecify.annotations.Nullable;

/** A number and who takes its calls, as people choose it. */
record NumberForm(
        @Nullable String phoneNumber, @Nullable String agentId, @Nullable String provider) {

    static final NumberForm EMPTY = new NumberForm(null, null, null);

    /** The number without what people put between its digits. */
    String number() {
        var number = FilterForm.number(phoneNumber);
        return number == null ? "" : number;
    }

    RouteSubmission submission() {
        return new RouteSubmission(
                agentId, provider == null || provider.isBlank() ? null : provider);
    }
}
