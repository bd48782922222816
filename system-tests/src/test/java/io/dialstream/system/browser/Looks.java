package io.dialstream.system.browser;

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
    private static final List<Integer> WIDTHS = List.of(390, Visit.WIDTH);
    private static final int HEIGHT = 900;
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Looks() {}

    /** Fails when somebody could not read, reach or understand it. */
    static void good(Page page, String name) {
        WIDTHS.forEach(width -> fits(page, width, name));
        accessible(new AxeBuilder(page).withTags(RULES), name);
        in(ColorScheme.DARK, page);
        accessible(new AxeBuilder(page).withRules(List.of("color-contrast")), name + " in dark");
        in(ColorScheme.LIGHT, page);
        if (System.getenv("DIALSTREAM_SCREENSHOTS") != null) {
            takeAll(page, name);
        }
    }

    private static void in(ColorScheme scheme, Page page) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
    }

    private static void takeAll(Page page, String name) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            in(scheme, page);
            for (int width : WIDTHS) {
                fits(page, width, name);
                take(page, picture(name, width, scheme));
            }
        }
    }

    static void take(Page page, Path file) {
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private static Path picture(String name, int width, ColorScheme scheme) {
        var file = "%s-%d-%s.png".formatted(name, width, scheme).toLowerCase(Locale.ROOT);
        return PICTURES.resolve(file);
    }

    /** Nobody has to scroll sideways, once what is drawn has followed the new width. */
    private static void fits(Page page, int width, String name) {
        page.setViewportSize(width, HEIGHT);
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
        assertThat(tooWide).as("pixels that %s is too wide by at %d", name, width).isEqualTo(0);
    }

    private static void accessible(AxeBuilder axe, String what) {
        var found = axe.analyze().getViolations();
        assertThat(found).extracting(Looks::sentence).as("what is wrong with %s", what).isEmpty();
    }

    private static String sentence(Rule rule) {
        var where = rule.getNodes().stream().map(node -> node.getTarget().toString()).toList();
        return rule.getHelp() + ": " + where;
    }
}
