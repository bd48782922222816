package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the do-not-call list as people type it.
 *
 * @param until the last day on which it holds, in UTC; empty when it holds for ever
 */
record DoNotCallForm(
        @Nullable String phoneNumber, @Nullable String reason, @Nullable String until) {

    static final DoNotCallForm EMPTY = new DoNotCallForm(null, null, null);

    DoNotCallSubmission submission() {
        return new DoNotCallSubmission(
                FilterForm.number(phoneNumber), given(reason), endOfDay(given(until)), null);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What is no date is left for the rules to refuse. */
    private static @Nullable String endOfDay(@Nullable String date) {
        try {
            return date == null
                    ? null
                    : LocalDate.parse(date)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toString();
        } catch (DateTimeException _) {
            return date;
        }
    }
}
