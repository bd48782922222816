package io.dialstream.simulator.exchange;

import java.time.Instant;

/** The one sequence in which everything at the exchange happens, and its clock. */
public interface Timers {

    Instant now();

    /** Runs the task in the sequence as soon as the time has come. */
    void at(Instant time, Runnable task);

    /** Runs the task in the sequence, after what is already there. */
    void soon(Runnable task);
}
