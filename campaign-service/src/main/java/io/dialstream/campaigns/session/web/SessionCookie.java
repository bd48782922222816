package io.dialstream.campaigns.session.web;

import io.dialstream.campaigns.session.SessionProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that holds a session's secret: out of reach of scripts and of other sites' forms. Over
 * TLS its name says that nobody else can have set it: no other host of the domain, nor somebody on
 * the way who answers for plain HTTP.
 */
@Component
class SessionCookie {

    /** A browser takes such a cookie over TLS alone, for one host and all of its paths. */
    static final String OF_THIS_HOST = "__Host-";

    private static final String NAME = "dialstream_session";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SessionProperties properties;

    SessionCookie(SessionProperties properties) {
        this.properties = properties;
    }

    Optional<SessionKey> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null ? Optional.empty() : SessionKey.read(cookie.getValue());
    }

    boolean isThere(HttpServletRequest request) {
        return WebUtils.getCookie(request, name(request)) != null;
    }

    void write(SessionKey secret, HttpServletRequest request, HttpServletResponse response) {
        add(secret.cookie(), properties.lifetime(), request, response);
    }

    void remove(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    private void add(
            String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(isSecure(request))
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name(HttpServletRequest request) {
        return isSecure(request) ? OF_THIS_HOST + NAME : NAME;
    }

    /** TLS often ends at a proxy that we know nothing of, so the request cannot tell. */
    boolean isSecure(HttpServletRequest request) {
        return request.isSecure()
                || !(properties.plainHttp() || THIS_MACHINE.contains(request.getServerName()));
    }
}
