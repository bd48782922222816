package io.dialstream.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The arrows of a state diagram (Mermaid's {@code stateDiagram-v2}) in a Markdown page, to be
 * compared with the legal moves of the code. An arrow from or to a group of states stands for one
 * from or to each of its members.
 */
public record StateDiagram(Set<String> arrows) {

    /** Where a diagram begins and ends. */
    public static final String EDGE = "[*]";

    private static final Pattern ARROW = Pattern.compile("(\\S+) --> (\\S+?)(?:\\s*:\\s*(.+))?");
    private static final Pattern GROUP = Pattern.compile("state (\\S+) \\{");
    private static final String FENCE = "```";

    /** The first diagram below a heading of a page, by its path from the module's folder. */
    public static StateDiagram below(String heading, String page) {
        try {
            return parse(
                    Files.readAllLines(Path.of(page)).stream()
                            .map(String::strip)
                            .dropWhile(line -> !line.matches("#+ " + Pattern.quote(heading)))
                            .dropWhile(line -> !line.equals("stateDiagram-v2"))
                            .takeWhile(line -> !line.equals(FENCE))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an arrow is written, without what stands between the words. */
    public static String arrow(Object from, Object to) {
        return from + " --> " + to;
    }

    /** An arrow with its label. */
    public static String arrow(Object from, Object to, String label) {
        return arrow(from, to) + " : " + label;
    }

    static StateDiagram parse(List<String> lines) {
        var groups = groups(lines);
        var arrows = new TreeSet<String>();
        for (var line : lines) {
            var arrow = ARROW.matcher(line.strip());
            if (arrow.matches()) {
                var label = arrow.group(3);
                members(groups, arrow.group(1))
                        .forEach(from ->
                                members(groups, arrow.group(2))
                                        .forEach(to ->
                                                arrows.add(
                                                        label == null
                                                                ? arrow(from, to)
                                                                : arrow(from, to, label))));
            }
        }
        return new StateDiagram(arrows);
    }

    private static Map<String, Set<String>> groups(List<String> lines) {
        var groups = new HashMap<String, Set<String>>();
        var members = new HashSet<String>();
        for (var line : lines) {
            var group = GROUP.matcher(line.strip());
            if (group.matches()) {
                members = new HashSet<>();
                groups.put(group.group(1), members);
            } else if (line.strip().matches("\\w+")) {
                members.add(line.strip());
            }
        }
        return groups;
    }

    private static Stream<String> members(Map<String, Set<String>> groups, String name) {
        return groups.getOrDefault(name, Set.of(name)).stream();
    }
}
