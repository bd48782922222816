package io.dialstream.simulation.engine;

import io.dialstream.events.Event;
import org.jspecify.annotations.Nullable;

/** What everything in a simulated world shares: time, chance, weather, and who takes notes. */
public final class Surroundings {

    /** Hears of every write to a store, once it is done. */
    @FunctionalInterface
    public interface Witness {
        void wrote(String method, @Nullable Object[] arguments, @Nullable Object result);

        /** A consumer group is done with an event. */
        default void committed(Event event) {}
    }

    /** What may befall a process whenever it turns to the world. */
    @FunctionalInterface
    public interface Mishaps {
        void mayBefall(Instance process);
    }

    private static final double TAIL = 0.05;

    private final Agenda agenda = new Agenda();
    private final Dice dice;
    private final Trace trace;
    private Weather weather;
    private Witness witness = (_, _, _) -> {};
    private Mishaps mishaps = _ -> {};

    public Surroundings(Dice dice, Weather weather, Trace trace) {
        this.dice = dice;
        this.weather = weather;
        this.trace = trace;
    }

    public void tell(Witness who) {
        witness = who;
    }

    public void expose(Mishaps to) {
        mishaps = to;
    }

    void wrote(String method, @Nullable Object[] arguments, @Nullable Object result) {
        witness.wrote(method, arguments, result);
    }

    void mayBefall(Instance process) {
        mishaps.mayBefall(process);
    }

    public Agenda agenda() {
        return agenda;
    }

    public Dice dice() {
        return dice;
    }

    public Weather weather() {
        return weather;
    }

    public long now() {
        return agenda.now();
    }

    /** Nothing goes wrong from now on. */
    public void clearUp() {
        weather = Weather.CALM;
    }

    /** A consumer group is done with an event. */
    public void committed(Event event) {
        witness.committed(event);
    }

    public void note(String who, String what, @Nullable Object... about) {
        trace.add(agenda.now(), who, what, about);
    }

    /** How long an access over the network takes, in microseconds. */
    public long latency() {
        if (dice.chance(weather.slow())) {
            return dice.micros(100_000, 3_000_000);
        }
        return dice.chance(TAIL) ? dice.micros(1_000, 20_000) : dice.micros(50, 1_000);
    }
}
