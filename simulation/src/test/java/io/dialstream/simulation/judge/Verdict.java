package io.dialstream.simulation.judge;

import io.dialstream.simulation.engine.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was found wrong so far. */
public final class Verdict {

    private static final double MICROS = 1_000_000;

    private final Surroundings world;
    private final List<Violation> violations = new ArrayList<>();

    public Verdict(Surroundings world) {
        this.world = world;
    }

    public void broken(Invariant invariant, String what) {
        world.note("judge", invariant.name(), what);
        violations.add(new Violation(invariant, world.now() / MICROS, what));
    }

    void check(boolean holds, Invariant invariant, String what) {
        if (!holds) {
            broken(invariant, what);
        }
    }

    void same(@Nullable Object found, @Nullable Object wanted, Invariant invariant, String what) {
        if (!Objects.equals(found, wanted)) {
            broken(invariant, "%s is %s and not %s".formatted(what, found, wanted));
        }
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
