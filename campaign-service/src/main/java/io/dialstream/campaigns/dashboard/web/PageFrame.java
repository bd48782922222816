package io.dialstream.campaigns.dashboard.web;

import io.dialstream.foundation.access.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame shows, and how its forms are read. */
@ControllerAdvice(
        basePackages = {"io.dialstream.campaigns.dashboard", "io.dialstream.campaigns.draft"})
class PageFrame {

    @ModelAttribute("userId")
    @Nullable String userId(@AuthenticationPrincipal @Nullable User user) {
        return user == null ? null : user.id();
    }

    /** Forms are records: what is set afterwards cannot be, and of lists must not be. */
    @InitBinder
    void byConstructorAlone(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
