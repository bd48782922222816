package io.dialstream.stack.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of a stack, this one or another, as the mark on its command line tells it.
 *
 * @param launched whether its launcher still runs
 */
record StackProcess(String name, long pid, List<Integer> ports, long launcher, boolean launched) {

    private static final String MARK = "-Ddialstream.process=";
    private static final Pattern MARKED =
            Pattern.compile(MARK + "([a-z0-9-]+),(\\d+),(\\d+(?:,\\d+)*)");
    private static final String SHIFT = "shift all ports with --port-offset.";

    /** An argument for {@code java} that makes the process known. */
    static String mark(String name, List<Integer> ports) {
        return MARK
                + Stream.concat(Stream.of(ProcessHandle.current().pid()), ports.stream())
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", name + ",", ""));
    }

    /** All that run on this machine and may be seen by this user. */
    static List<StackProcess> running() {
        return ProcessHandle.allProcesses().flatMap(each -> of(each).stream()).toList();
    }

    /** The shell that watches over a process has the same command line. */
    private static Optional<StackProcess> of(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(_ -> process.info().command().filter(it -> it.endsWith("java")).isPresent())
                .map(MARKED::matcher)
                .filter(Matcher::find)
                .map(mark -> marked(process, mark));
    }

    private static StackProcess marked(ProcessHandle process, Matcher mark) {
        long launcher = Long.parseLong(mark.group(2));
        return new StackProcess(
                mark.group(1),
                process.pid(),
                Stream.of(mark.group(3).split(",", -1)).map(Integer::valueOf).toList(),
                launcher,
                process.parent().filter(parent -> parent.pid() == launcher).isPresent());
    }

    /** The end of a sentence that says that a port is in use: by what, and what can be done. */
    static String whoHolds(int port, List<StackProcess> running) {
        return running.stream()
                .filter(each -> each.ports().contains(port))
                .findFirst()
                .map(holder -> describe(holder, running))
                .orElse("; " + SHIFT);
    }

    private static String describe(StackProcess holder, List<StackProcess> running) {
        Predicate<StackProcess> together = each -> each.launcher() == holder.launcher();
        List<StackProcess> stack = running.stream().filter(together).toList();
        return " by another Dialstream:%n%s%n%s, or %s"
                .formatted(
                        stack.stream()
                                .map(StackProcess::line)
                                .collect(Collectors.joining(System.lineSeparator())),
                        whatToDo(holder, stack),
                        SHIFT);
    }

    private static String whatToDo(StackProcess holder, List<StackProcess> stack) {
        return holder.launched()
                ? "End it with Ctrl-C where it was started (its launcher is process %d)"
                        .formatted(holder.launcher())
                : "Its launcher is gone. End it with: kill "
                        + stack.stream()
                                .map(each -> String.valueOf(each.pid()))
                                .collect(Collectors.joining(" "));
    }

    private String line() {
        return "  %s (process %d, port %s)"
                .formatted(
                        name,
                        pid,
                        ports.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
    }
}
