package io.dialstream.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a run: always their hash, and on demand their text. */
public final class Trace {

    private static final double MICROS = 1_000_000;

    private final boolean readable;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;
    private long steps;

    public Trace(boolean readable) {
        this.readable = readable;
    }

    /** Notes a step. What it was about is written down only when somebody will read it. */
    public void add(long time, String who, String what, @Nullable Object... about) {
        steps++;
        hash = 31 * (31 * (31 * hash + time) + who.hashCode()) + what.hashCode();
        if (readable) {
            lines.add(line(time, who, what, about));
        }
    }

    private static String line(long time, String who, String what, @Nullable Object[] about) {
        var text = new StringBuilder("%12.6f  %-12s %s".formatted(time / MICROS, who, what));
        for (var one : about) {
            text.append(' ').append(one);
        }
        return text.toString();
    }

    public long hash() {
        return hash;
    }

    public long steps() {
        return steps;
    }

    public List<String> lines() {
        return lines;
    }
}
