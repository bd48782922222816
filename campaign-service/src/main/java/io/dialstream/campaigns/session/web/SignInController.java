package io.dialstream.campaigns.session.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page on which a key is exchanged for a session. */
@Controller
@Hidden
class SignInController {

    private static final String PAGE = "sign-in";

    private final SignIns signIns;
    private final SessionCookie cookie;

    SignInController(SignIns signIns, SessionCookie cookie) {
        this.signIns = signIns;
        this.cookie = cookie;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String again,
            Model model) {
        return page(next, again != null, false, model);
    }

    private static String page(@Nullable String next, boolean again, boolean refused, Model model) {
        model.addAttribute("next", Destination.of(next));
        model.addAttribute("again", again);
        model.addAttribute("refused", refused);
        return PAGE;
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var secret = signIns.signIn(key.strip());
        if (secret.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(next, false, true, model);
        }
        cookie.write(secret.get(), request, response);
        return "redirect:" + Destination.of(next);
    }

    /** Whether the session still lasts: scripts ask it when a socket is lost. */
    @GetMapping("/dashboard/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void session() {
        // Whoever gets here is signed in.
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(signIns::signOut);
        cookie.remove(request, response);
        return "redirect:/sign-in";
    }
}
