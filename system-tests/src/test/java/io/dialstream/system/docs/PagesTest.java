package io.dialstream.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.system.docs.Page.Block;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the pages' blocks without running them. */
class PagesTest {

    private static final List<Page> PAGES = Page.all();

    private static Stream<Block> shellBlocks() {
        return PAGES.stream().flatMap(page -> page.examples().stream()).map(Page.Example::command);
    }

    /** A block without a language is an answer; so no command hides in one and is never run. */
    @Test
    void everyBlockThatIsNoAnswerNamesItsLanguage() {
        assertThat(PAGES.stream().flatMap(page -> page.strays().stream()).map(Block::where))
                .isEmpty();
    }

    /** Nor in one that only looks like those that are run. */
    @Test
    void shellBlocksAreMarkedInOneWay() {
        var otherMarks = Set.of("bash", "shell", "console", "zsh", "shell-session");

        assertThat(
                        PAGES.stream()
                                .flatMap(page -> page.blocks().stream())
                                .filter(block -> otherMarks.contains(block.language()))
                                .map(Block::where))
                .isEmpty();
    }

    @Test
    void whatIsNotRunExistsAndSaysWhy() {
        assertThat(NotRun.ALL)
                .allSatisfy(each -> {
                    assertThat(shellBlocks().filter(each::is)).as(each.toString()).hasSize(1);
                    assertThat(each.reason()).isNotBlank();
                });
    }

    @Test
    void findsBlocksWithTheirLinesAndAnswers() {
        var page =
                Page.parse(
                        "page.md",
                        """
                        Try:
                        ```sh
                        one
                        two
                        ```
                        prints
                        ```
                        1
                        ```
                        ```text
                        a picture
                        ```
                        ```
                        nobody asked
                        ```
                        """
                                .lines()
                                .toList());

        assertThat(page.examples())
                .singleElement()
                .satisfies(example -> {
                    assertThat(example.command().where()).isEqualTo("page.md:3");
                    assertThat(example.command().text()).isEqualTo("one\ntwo");
                    assertThat(example.answer()).isEqualTo("1");
                });
        assertThat(page.strays()).extracting(Block::line).containsExactly(14);
    }
}
