package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.foundation.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The filters of the call log as people type them. */
final class FilterForm {

    private FilterForm() {}

    /** Numbers without the spaces, and reasons in the capitals, that the call log knows. */
    static LogFilter tidied(LogFilter typed) {
        var reason = typed.reason();
        return new LogFilter(
                typed.event(),
                typed.callId(),
                typed.leadId(),
                number(typed.phoneNumber()),
                reason == null ? null : reason.strip().toUpperCase(Locale.ROOT),
                typed.from(),
                typed.to());
    }

    /** As {@link #tidied(LogFilter)}. */
    static AllCallsFilter tidied(AllCallsFilter typed) {
        return new AllCallsFilter(
                typed.direction(),
                typed.status(),
                number(typed.phoneNumber()),
                typed.from(),
                typed.to());
    }

    /** A number without what people put between its digits. */
    static @Nullable String number(@Nullable String typed) {
        return typed == null ? null : typed.replaceAll("[\\s()./-]", "");
    }

    /** What is wrong, for people who see no parameters. */
    static String sentence(FieldProblem problem) {
        return switch (problem.field()) {
            case "phoneNumber" ->
                    "A number begins with + and the country code, as in +14155550101.";
            case "reason" -> "A reason is one word, as in BUSY or SIP_404.";
            case "to" -> "The time that it ends at must be later than the one it begins at.";
            default -> problem.field() + " " + problem.message() + ".";
        };
    }

    /** The filter as the query of an address; empty for all. */
    static String query(LogFilter filter) {
        var address = UriComponentsBuilder.newInstance();
        add(address, "event", filter.event());
        add(address, "callId", filter.callId());
        add(address, "leadId", filter.leadId());
        add(address, "phoneNumber", filter.phoneNumber());
        add(address, "reason", filter.reason());
        add(address, "from", filter.from());
        add(address, "to", filter.to());
        var query = address.build().getQuery();
        return query == null ? "" : query;
    }

    /** As {@link #query(LogFilter)}. */
    static String query(AllCallsFilter filter) {
        var address = UriComponentsBuilder.newInstance();
        add(address, "direction", filter.direction());
        add(address, "status", filter.status());
        add(address, "phoneNumber", filter.phoneNumber());
        add(address, "from", filter.from());
        add(address, "to", filter.to());
        var query = address.build().getQuery();
        return query == null ? "" : query;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
