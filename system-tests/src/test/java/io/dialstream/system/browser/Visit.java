package io.dialstream.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's visit of the dashboard, from a clean browser to its end. Whatever went wrong meanwhile
 * without being seen (an error in the console, a request to somewhere else) fails at the end.
 */
final class Visit implements AutoCloseable {

    static final int WIDTH = 1280;

    final Page page;
    private final BrowserContext context;
    private final URI address;
    private final List<String> errors = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Visit(Chromium chromium, URI address) {
        this.address = address;
        this.context =
                chromium.browser()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(address.toString())
                                        .setViewportSize(WIDTH, 900)
                                        .setReducedMotion(
                                                com.microsoft.playwright.options.ReducedMotion
                                                        .REDUCE)
                                        .setLocale("en-GB"));
        context.setDefaultTimeout(40_000);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> errors.add(error.error()));
        context.onRequest(request -> meet(request.url()));
        context.onPage(opened -> opened.onWebSocket(socket -> meet(socket.url())));
        this.page = context.newPage();
    }

    /** What a page that is shown as an error says of itself is no error of the page. */
    private void heard(ConsoleMessage message) {
        boolean ofThePage =
                message.location().startsWith(message.page().url())
                        || refused.stream().anyMatch(message.location()::contains);
        if (message.type().equals("error") || message.type().equals("warning")) {
            if (!ofThePage || !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text() + " at " + message.location());
            }
        }
    }

    private void meet(String url) {
        var to = URI.create(url);
        if (!"data".equals(to.getScheme()) && !address.getAuthority().equals(to.getAuthority())) {
            strangers.add(url);
        }
    }

    /** What is asked for below this path may be refused: the page says so. */
    Visit refusing(String path) {
        refused.add(path);
        return this;
    }

    Visit signIn(String key) {
        page.navigate("/");
        page.getByLabel("API key").fill(key);
        press("Sign in");
        page.waitForURL("**/dashboard");
        return this;
    }

    Visit open(String path) {
        page.navigate(path);
        return this;
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Returns when the next page is there with its scripts: until then buttons do nothing. */
    void follow(String link) {
        var from = page.url();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true)).click();
        page.waitForURL(url -> !url.equals(from));
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).as("what the console said").isEmpty();
        assertThat(strangers).as("requests to somewhere else").isEmpty();
    }
}
