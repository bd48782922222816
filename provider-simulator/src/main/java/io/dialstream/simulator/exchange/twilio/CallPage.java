package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of calls. Its token names the last call of the page before, so that calls which arrive
 * meanwhile neither repeat nor hide others.
 */
@JsonNaming(SnakeCaseStrategy.class)
record CallPage(
        String firstPageUri,
        int end,
        @Nullable String previousPageUri,
        List<CallResource> calls,
        String uri,
        int pageSize,
        int start,
        @Nullable String nextPageUri,
        int page) {

    private static final int USUAL_SIZE = 50;
    private static final int MOST_SIZE = 1000;
    private static final Set<String> PAGING = Set.of("Page", "PageSize", "PageToken");

    /** The page of these calls (all that match, newest first) that the query asks for. */
    static CallPage of(
            List<Call> calls, String accountSid, String path, MultiValueMap<String, String> query) {
        int size = Math.clamp(number(query.getFirst("PageSize"), USUAL_SIZE), 1, MOST_SIZE);
        int page = number(query.getFirst("Page"), 0);
        int first = Math.min(calls.size(), first(calls, query.getFirst("PageToken"), page, size));
        List<Call> part = calls.subList(first, Math.min(calls.size(), first + size));
        boolean isLast = first + part.size() == calls.size();
        String base = path + "/2010-04-01/Accounts/" + accountSid + "/Calls.json?" + filters(query);
        String sized = base + "PageSize=" + size + "&Page=";
        return new CallPage(
                sized + 0,
                Math.max(0, page * size + part.size() - 1),
                page == 0 ? null : sized + (page - 1),
                part.stream().map(call -> CallResource.of(call, accountSid, path)).toList(),
                sized + page,
                size,
                page * size,
                isLast ? null : sized + (page + 1) + "&PageToken=PA" + part.getLast().sid(),
                page);
    }

    private static int first(List<Call> calls, @Nullable String token, int page, int size) {
        for (int index = 0; token != null && index < calls.size(); index++) {
            if (token.equals("PA" + calls.get(index).sid())) {
                return index + 1;
            }
        }
        return page * size;
    }

    private static String filters(MultiValueMap<String, String> query) {
        StringBuilder filters = new StringBuilder();
        query.forEach((name, values) -> {
            if (!PAGING.contains(name)) {
                values.forEach(value -> filters.append(encoded(name, value)));
            }
        });
        return filters.toString();
    }

    private static String encoded(String name, @Nullable String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(Objects.requireNonNullElse(value, ""), StandardCharsets.UTF_8)
                + "&";
    }

    private static int number(@Nullable String text, int usual) {
        return text == null || !text.matches("\\d{1,6}") ? usual : Integer.parseInt(text);
    }
}
