package io.dialstream.campaigns.http;

import io.dialstream.foundation.problem.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Whether a request asks what would be, and is to change nothing. The body is not looked at. */
public final class DryRun {

    /** The parameter of the query that says so. */
    public static final String PARAMETER = "dryRun";

    /** What can be tried out. */
    private static final String PATH = "/campaigns";

    private DryRun() {}

    /** Whether somebody tries out what can be tried out, and nothing of it is to be kept. */
    public static boolean isAskedFor(HttpServletRequest request) {
        return PATH.equals(decoded(request.getRequestURI())) && "true".equals(given(request));
    }

    /**
     * What the query says.
     *
     * @throws InvalidRequestException when it says neither
     */
    public static boolean of(HttpServletRequest request) {
        return switch (given(request)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidRequestException(PARAMETER, "must be true or false");
        };
    }

    private static String given(HttpServletRequest request) {
        var values =
                UriComponentsBuilder.newInstance()
                        .query(request.getQueryString())
                        .build()
                        .getQueryParams()
                        .entrySet()
                        .stream()
                        .filter(each -> decoded(each.getKey()).equals(PARAMETER))
                        .flatMap(each -> each.getValue().stream())
                        .map(value -> decoded(Objects.requireNonNullElse(value, "")))
                        .distinct()
                        .toList();
        return values.isEmpty() ? "false" : String.join(",", values);
    }

    private static String decoded(String text) {
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
