package io.dialstream.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process as it is written down: recognised by its id and the moment it started. */
record RegisteredProcess(String name, long pid, Instant started) {

    /**
     * The start of a process as the system tells it may shift a little when its clock is corrected.
     */
    private static final Duration CLOCK_SHIFT = Duration.ofSeconds(2);

    private static final Pattern LINE = Pattern.compile("(\\S+) (\\d{1,18}) (\\d{1,18})");

    String line() {
        return name + " " + pid + " " + started.toEpochMilli();
    }

    /** Empty for a line that was half written: it names no process for certain. */
    static Optional<RegisteredProcess> parse(String line) {
        Matcher words = LINE.matcher(line);
        return words.matches()
                ? Optional.of(
                        new RegisteredProcess(
                                words.group(1),
                                Long.parseLong(words.group(2)),
                                Instant.ofEpochMilli(Long.parseLong(words.group(3)))))
                : Optional.empty();
    }

    /** The process, if it still runs; not another one that was given the same id. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().startInstant().filter(this::isStart).isPresent());
    }

    private boolean isStart(Instant instant) {
        return Duration.between(instant, started).abs().compareTo(CLOCK_SHIFT) <= 0;
    }
}
