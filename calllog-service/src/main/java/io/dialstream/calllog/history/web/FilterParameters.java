package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.ListFilter;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters that narrow a list, as they were sent. */
record FilterParameters(
        @Parameter(schema = @Schema(minLength = 1, maxLength = FilterParameters.LONGEST))
                @Nullable String leadId,
        @Parameter(
                        description = "In E.164 form, its plus sign percent-encoded",
                        schema = @Schema(type = "string", pattern = "^\\+[1-9][0-9]{1,14}$"),
                        example = "+15005550017")
                @Nullable String phoneNumber,
        @Parameter(
                        description = "Why a call ended so",
                        schema = @Schema(type = "string", pattern = FilterParameters.REASONS),
                        example = "SIP_404")
                @Nullable String reason,
        @Parameter(
                        description = "Not before this time",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable String from,
        @Parameter(
                        description = "Before this time",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable String to) {

    static final int LONGEST = 200;

    static final String REASONS = "^[A-Z0-9_]{1,64}$";

    private static final Pattern REASON = Pattern.compile(REASONS);

    /**
     * What is asked for.
     *
     * @throws InvalidRequestException when a parameter is nothing that a call could have
     */
    ListFilter read() {
        var filter =
                new ListFilter(
                        text("leadId", leadId),
                        number(phoneNumber),
                        reason(reason),
                        time("from", from),
                        time("to", to));
        if (isEmpty(filter.from(), filter.to())) {
            throw new InvalidRequestException("to", "must be later than from");
        }
        return filter;
    }

    private static boolean isEmpty(@Nullable Instant from, @Nullable Instant to) {
        return from != null && to != null && !from.isBefore(to);
    }

    /** An id as it was sent, when it is no longer than ids are. */
    static @Nullable String text(String name, @Nullable String value) {
        if (value != null && value.length() > LONGEST) {
            throw new InvalidRequestException(
                    name, "must not be longer than " + LONGEST + " characters");
        }
        return value;
    }

    private static @Nullable PhoneNumber number(@Nullable String value) {
        try {
            return value == null ? null : new PhoneNumber(value);
        } catch (IllegalArgumentException _) {
            throw new InvalidRequestException(
                    "phoneNumber", "must be in E.164 form, its plus sign percent-encoded");
        }
    }

    private static @Nullable String reason(@Nullable String value) {
        if (value != null && !REASON.matcher(value).matches()) {
            throw new InvalidRequestException(
                    "reason", "must be capitals, digits and underscores, 64 at most");
        }
        return value;
    }

    /** Rounded up to milliseconds, in which all times of lists are: so it divides them the same. */
    private static @Nullable Instant time(String name, @Nullable String value) {
        try {
            return value == null
                    ? null
                    : Instant.ofEpochMilli(Instant.parse(value).plusNanos(999_999).toEpochMilli());
        } catch (DateTimeException | ArithmeticException _) {
            throw new InvalidRequestException(
                    name, "must be a time in UTC as in 2026-11-22T16:00:00Z");
        }
    }
}
