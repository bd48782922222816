package io.dialstream.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a page looks like, in light and dark, on a desk and on a telephone. Its pictures are taken
 * where {@code DIALSTREAM_SCREENSHOTS} is set, for people to look at.
 */
final class Looks {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(Visit.WIDTH, 390);
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Looks() {}

    /** Fails when somebody could not read, reach or understand it. */
    static void good(Page page, String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                fits(page, name + " at " + width);
                if (System.getenv("DIALSTREAM_SCREENSHOTS") != null) {
                    take(page, picture(name, width, scheme));
                }
            }
            accessible(page, name + " in " + scheme);
        }
        page.setViewportSize(Visit.WIDTH, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    static void take(Page page, Path file) {
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private static Path picture(String name, int width, ColorScheme scheme) {
        var file = "%s-%d-%s.png".formatted(name, width, scheme).toLowerCase(Locale.ROOT);
        return PICTURES.resolve(file);
    }

    /** Nobody has to scroll sideways, once what is drawn has followed the new width. */
    private static void fits(Page page, String what) {
        var tooWide =
                page.evaluate(
                        """
                        async () => {
                            const frame = () => new Promise(requestAnimationFrame);
                            await frame();
                            await frame();
                            const { scrollWidth, clientWidth } = document.documentElement;
                            return scrollWidth - clientWidth;
                        }
                        """);
        assertThat(tooWide).as("pixels that %s is too wide by", what).isEqualTo(0);
    }

    private static void accessible(Page page, String what) {
        var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(found).extracting(Looks::sentence).as("what is wrong with %s", what).isEmpty();
    }

    private static String sentence(Rule rule) {
        var where = rule.getNodes().stream().map(node -> node.getTarget().toString()).toList();
        return rule.getHelp() + ": " + where;
    }
}
