package io.dialstream.campaigns.session.web;

import io.dialstream.foundation.connection.tomcat.KnownCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who asks, by the session's cookie. Nothing is kept in this process. */
@Component
class CookieContexts implements SecurityContextRepository {

    private final SessionCookie cookie;
    private final SignIns signIns;

    CookieContexts(SessionCookie cookie, SignIns signIns) {
        this.cookie = cookie;
        this.signIns = signIns;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
            HttpServletRequest request) {
        return new OnceAsked(() -> context(request));
    }

    private SecurityContext context(HttpServletRequest request) {
        return cookie.read(request)
                .flatMap(signIns::visitor)
                .map(visitor -> known(visitor, request))
                .map(visitor -> (SecurityContext) new SecurityContextImpl(visitor.authentication()))
                .orElseGet(SecurityContextImpl::new);
    }

    private static Visitor known(Visitor visitor, HttpServletRequest request) {
        KnownCaller.of(request);
        return visitor;
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session begins and ends in the SignInController only.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }
}
