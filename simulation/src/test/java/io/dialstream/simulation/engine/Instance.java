package io.dialstream.simulation.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process: its tasks are virtual threads that wait at every access to the world. It can die
 * there, and none of its tasks goes on; or freeze, and all go on later as if nothing had happened.
 */
public final class Instance {

    private final String name;
    private final Surroundings world;
    private final Clock clock;
    private boolean alive = true;
    private long frozenUntil;

    /** A process whose clock is ahead by so much. */
    public Instance(String name, Surroundings world, Duration ahead) {
        this.name = name;
        this.world = world;
        this.clock = new InstanceClock(world.agenda(), ahead);
    }

    public String name() {
        return name;
    }

    public Clock clock() {
        return clock;
    }

    public boolean alive() {
        return alive;
    }

    public boolean frozen() {
        return world.now() < frozenUntil;
    }

    /** Ends it as kill -9 does. */
    public void die() {
        world.note(name, "dies");
        alive = false;
    }

    public void freeze(long micros) {
        world.note(name, "freezes");
        frozenUntil = world.now() + micros;
    }

    public void thaw() {
        frozenUntil = 0;
    }

    /** Does something at its own pace: later if it is frozen then, never if it is dead. */
    public void after(long micros, Runnable action) {
        world.agenda().after(micros, () -> inTurn(action));
    }

    private void inTurn(Runnable action) {
        if (alive && frozen()) {
            world.agenda().at(frozenUntil, () -> inTurn(action));
        } else if (alive) {
            action.run();
        }
    }

    /** Starts a task after a while. */
    public void start(long micros, Runnable task) {
        after(micros, () -> world.agenda().start(task));
    }

    /** Called by a task of its own: an access to the world takes so long. */
    public void pass(long micros) {
        world.mayBefall(this);
        var thread = Thread.currentThread();
        var passed = new boolean[1];
        after(
                micros,
                () -> {
                    passed[0] = true;
                    LockSupport.unpark(thread);
                });
        while (!passed[0]) {
            LockSupport.park();
        }
    }

    /** Called by a task of its own: an access to the world takes as long as usual. */
    public void pass() {
        pass(world.latency());
    }

    public Surroundings world() {
        return world;
    }

    private static final class InstanceClock extends Clock {

        private final Agenda agenda;
        private final Instant start;

        InstanceClock(Agenda agenda, Duration ahead) {
            this.agenda = agenda;
            this.start = Agenda.START.plus(ahead);
        }

        @Override
        public Instant instant() {
            return start.plus(agenda.now() / 1_000, ChronoUnit.MILLIS);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
