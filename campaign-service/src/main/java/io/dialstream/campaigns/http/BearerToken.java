package io.dialstream.campaigns.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What a user of the API has shown, and other services are asked with in the user's name. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Empty when there is none. */
    public static String of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? ""
                : header.substring(SCHEME.length()).strip();
    }
}
