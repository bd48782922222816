package io.dialstream.system.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.dialstream.stack.testing.Stage;
import io.dialstream.system.SharedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shell block of every page is pasted into a shell, in order, and has to print what the page
 * shows after it. Those that cannot be run are in {@link NotRun}.
 */
@Order(4)
@ExtendWith(SharedStage.Extension.class)
@Execution(ExecutionMode.SAME_THREAD)
class DocsIT {

    /** In this order: each goes on from what the one before it left. The others follow. */
    private static final List<String> FIRST = List.of("docs/api.md", "docs/events.md", "README.md");

    /** Whom the README calls, to stop the calls while they last. */
    private static final List<String> OF_THE_README = List.of("14155550111", "14155550112");

    /** Slow enough that a call that is never hung up outlasts the pages. */
    private static final int SPEED_UP = 20;

    private static Stage stage;
    private static Surroundings surroundings;

    @BeforeAll
    static void enter(SharedStage shared) {
        Tools.assumeThoseNeededEverywhere();
        stage = shared.stage();
        surroundings = Surroundings.on(stage.stack);
        stage.simulator.put("/simulator/settings", Map.of("speedUp", SPEED_UP));
        OF_THE_README.forEach(number ->
                stage.simulator.put("/simulator/outcomes/" + number, Map.of("outcome", "hang")));
    }

    @AfterAll
    static void leave() {
        if (stage != null) {
            stage.simulator.put("/simulator/settings", Map.of("speedUp", Stage.SPEED_UP));
        }
    }

    static Stream<Named<Page>> pages() {
        var others = Page.all().stream().filter(page -> !FIRST.contains(page.name()));
        return Stream.concat(FIRST.stream().map(Page::read), others)
                .filter(page -> !page.examples().stream().allMatch(NotRun::contains))
                .map(page -> Named.of(page.name(), page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void printsWhatItShows(Page page) {
        var failures = new ArrayList<String>();
        var comparison = new Comparison();
        try (var terminal = Surroundings.terminal()) {
            for (var example : page.examples()) {
                if (!NotRun.contains(example) && Tools.areThereFor(example.command())) {
                    var command = surroundings.command(example.command());
                    Attempt.failure(terminal, comparison, example, command)
                            .ifPresent(failures::add);
                }
            }
        }
        if (!failures.isEmpty()) {
            fail(String.join("\n", failures));
        }
    }

    /** Those that are not run, too. */
    @Test
    void everyShellBlockIsWellFormed() {
        assertThat(Page.all().stream().flatMap(page -> page.examples().stream()))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(Terminal.complaints(example.command().text()))
                                .as(example.command().where())
                                .isEmpty());
    }
}
