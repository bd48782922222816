package io.dialstream.simulation.judge;

import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Surroundings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the user has put on the do-not-call list, and from when on that certainly holds. */
final class ListJudge {

    private static final long SECOND = 1_000_000;

    /** So long may a command hold that was decided on before; so far may clocks be apart. */
    private static final long HOLDS_FOR = 60 * SECOND;

    private static final long SKEW = 5 * SECOND;

    private final Surroundings world;
    private final Allowances allowances;
    private final Verdict verdict;
    private final Set<PhoneNumber> wished = new HashSet<>();
    private final Map<PhoneNumber, Span> listed = new HashMap<>();

    private record Span(long from, long until) {}

    ListJudge(Surroundings world, Allowances allowances, Verdict verdict) {
        this.world = world;
        this.allowances = allowances;
        this.verdict = verdict;
    }

    void wishes(PhoneNumber number) {
        wished.add(number);
    }

    /** The user was told that it is. */
    void listed(PhoneNumber number, @Nullable Instant until) {
        var end =
                until == null
                        ? Long.MAX_VALUE
                        : ChronoUnit.MICROS.between(Agenda.START, until) - SKEW;
        listed.putIfAbsent(number, new Span(world.now(), end));
    }

    boolean wasWished(PhoneNumber number) {
        return wished.contains(number);
    }

    void called(PhoneNumber number) {
        var span = listed.get(number);
        verdict.check(
                span == null
                        || world.now() < span.from + HOLDS_FOR + SKEW + allowances.decision()
                        || world.now() >= span.until,
                Invariant.NOT_LISTED,
                number + " is called, on the list since " + span);
    }
}
