package io.dialstream.campaigns.timer;

import java.time.Duration;

/** Runs something once, after a while, on a thread that may block. */
@FunctionalInterface
public interface Alarm {

    void after(Duration delay, Runnable task);
}
