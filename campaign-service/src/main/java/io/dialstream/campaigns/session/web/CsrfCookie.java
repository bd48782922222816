package io.dialstream.campaigns.session.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** The cookie that a page's forms are held against, named and sent as the session's is. */
@Component
class CsrfCookie implements CsrfTokenRepository {

    private static final String NAME = "dialstream_csrf";

    private final SessionCookie session;
    private final CsrfTokenRepository overTls = cookie(SessionCookie.OF_THIS_HOST + NAME, true);
    private final CsrfTokenRepository plain = cookie(NAME, false);

    CsrfCookie(SessionCookie session) {
        this.session = session;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return session.isSecure(request) ? overTls : plain;
    }

    private static CsrfTokenRepository cookie(String name, boolean secure) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(name);
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Strict").path("/").secure(secure));
        return repository;
    }
}
