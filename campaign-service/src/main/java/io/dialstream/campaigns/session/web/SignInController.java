package io.dialstream.campaigns.session.web;

import io.dialstream.campaigns.session.SignInAttempts;
import io.dialstream.foundation.connection.ClientAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
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

    private static final Logger log = LoggerFactory.getLogger(SignInController.class);
    private static final String PAGE = "sign-in";

    private final SignIns signIns;
    private final SessionCookie cookie;
    private final SignInAttempts attempts;
    private final Clock clock;
    private final MeterRegistry metrics;

    SignInController(
            SignIns signIns,
            SessionCookie cookie,
            SignInAttempts attempts,
            Clock clock,
            MeterRegistry metrics) {
        this.signIns = signIns;
        this.cookie = cookie;
        this.attempts = attempts;
        this.clock = clock;
        this.metrics = metrics;
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
        var client = ClientAddress.of(request.getRemoteAddr()).text();
        var wait = attempts.begin(client, clock.instant());
        if (wait.isPositive()) {
            count("blocked");
            return blocked(wait.toSeconds() + 1, next, model, response);
        }
        var secret = signIns.signIn(key.strip());
        if (secret.isEmpty()) {
            count("refused");
            log.warn("A sign-in from {} was refused: its key is not known", client);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(next, false, true, model);
        }
        count("signed_in");
        attempts.succeeded(client);
        cookie.write(secret.get(), request, response);
        return "redirect:" + Destination.of(next);
    }

    private static String blocked(
            long seconds, @Nullable String next, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        model.addAttribute("waitSeconds", seconds);
        return page(next, false, false, model);
    }

    private void count(String result) {
        metrics.counter("dialstream.signins", "result", result).increment();
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
