package io.dialstream.system.docs;

import io.dialstream.stack.testing.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Markdown page of the project and its fenced blocks, in order. */
record Page(String name, List<Block> blocks) {

    /** A fenced block: where it begins, what stands behind the fence, and what is in it. */
    record Block(String page, int line, String language, String text) {

        /** To be pasted into a shell. */
        boolean isShell() {
            return language.equals("sh");
        }

        /** What the shell block before it prints. */
        boolean isAnswer() {
            return language.isEmpty();
        }

        String where() {
            return page + ":" + line;
        }
    }

    /** A shell block, and the answer if it has one: empty means that it prints nothing. */
    record Example(Block command, String answer) {}

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";

    /** By its path from the project's folder. */
    static Page read(String name) {
        try {
            return parse(name, Files.readAllLines(HOME.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page of the project. */
    static List<Page> all() {
        return Pages.below(HOME).stream()
                .map(file -> HOME.relativize(file).toString())
                .map(Page::read)
                .toList();
    }

    static Page parse(String name, List<String> lines) {
        var blocks = new ArrayList<Block>();
        int begin = -1;
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).startsWith(FENCE)) {
                continue;
            }
            if (begin < 0) {
                begin = line;
            } else {
                var language = lines.get(begin).substring(FENCE.length()).strip();
                var text = String.join("\n", lines.subList(begin + 1, line));
                blocks.add(new Block(name, begin + 2, language, text));
                begin = -1;
            }
        }
        if (begin >= 0) {
            throw new AssertionError(name + ":" + (begin + 1) + ": this block has no end");
        }
        return new Page(name, blocks);
    }

    /** Shell blocks with their answers, in order. */
    List<Example> examples() {
        return Stream.iterate(0, at -> at < blocks.size(), at -> at + 1)
                .filter(at -> blocks.get(at).isShell())
                .map(at -> new Example(blocks.get(at), answerAt(at + 1)))
                .toList();
    }

    private String answerAt(int at) {
        return at < blocks.size() && blocks.get(at).isAnswer() ? blocks.get(at).text() : "";
    }

    /** Blocks without a language that answer nothing. */
    List<Block> strays() {
        return Stream.iterate(0, at -> at < blocks.size(), at -> at + 1)
                .filter(at -> blocks.get(at).isAnswer())
                .filter(at -> at == 0 || !blocks.get(at - 1).isShell())
                .map(blocks::get)
                .toList();
    }
}
