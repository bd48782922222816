package io.dialstream.campaigns.session.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;

/** Looks up who asks when it is needed for the first time. */
final class OnceAsked implements DeferredSecurityContext {

    private final Supplier<SecurityContext> source;
    private @Nullable SecurityContext context;

    OnceAsked(Supplier<SecurityContext> source) {
        this.source = source;
    }

    @Override
    public SecurityContext get() {
        var known = context;
        if (known == null) {
            known = source.get();
            context = known;
        }
        return known;
    }

    @Override
    public boolean isGenerated() {
        return get().getAuthentication() == null;
    }
}
