package io.dialstream.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last run of every bench: {@code performance.json} keeps them, {@code performance.md} shows
 * them between two markers.
 */
public final class Reports {

    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";

    private final Path json;
    private final Path markdown;
    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Reports(Path folder) {
        this.json = folder.resolve("performance.json");
        this.markdown = folder.resolve("performance.md");
    }

    /** Keeps a run instead of the last one of the same bench. */
    public void keep(Run run) {
        List<KeptRun> runs =
                Stream.concat(
                                kept().stream().filter(kept -> !kept.bench().equals(run.bench())),
                                Stream.of(KeptRun.of(run)))
                        .sorted(Comparator.comparing(KeptRun::bench))
                        .toList();
        try {
            Files.createDirectories(json.toAbsolutePath().getParent());
            Files.writeString(json, mapper.writeValueAsString(runs) + "\n");
            Files.writeString(
                    markdown,
                    between(page(), Table.markdown(runs.stream().map(KeptRun::run).toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<KeptRun> kept() {
        return Files.exists(json)
                ? List.of(mapper.readValue(json.toFile(), KeptRun[].class))
                : List.of();
    }

    private String page() throws IOException {
        return Files.exists(markdown)
                ? Files.readString(markdown)
                : "# Performance\n\n" + BEGIN + "\n" + END + "\n";
    }

    static String between(String page, String table) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page has no place for the table: " + BEGIN);
        }
        return page.substring(0, begin + BEGIN.length())
                + "\n\n"
                + table
                + "\n"
                + page.substring(end);
    }
}
