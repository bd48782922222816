package io.dialstream.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser that knows no address but this machine's. {@code DIALSTREAM_CHROMIUM} names its
 * executable; else it is looked for by its usual names. Without it a test is skipped, or fails
 * where {@code DIALSTREAM_BROWSER} is {@code required}.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    static final String MISSING =
            "There is no Chromium on this machine; install it, or name it in DIALSTREAM_CHROMIUM.";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    /** Where it is required, its absence is found out by the launch. */
    static boolean isThereOrRequired() {
        return find().isPresent() || "required".equals(System.getenv("DIALSTREAM_BROWSER"));
    }

    static Chromium launch() {
        var program = find().orElseThrow(() -> new AssertionError(MISSING));
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments())
                        .setTimeout(30_000);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    private static List<String> arguments() {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static Optional<Path> find() {
        var named = System.getenv("DIALSTREAM_CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
