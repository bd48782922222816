package io.dialstream.simulator.call;

import java.util.Arrays;

/** What becomes of a call that nobody interferes with. */
public enum Outcome {
    /** Answered and talked. */
    COMPLETED("completed"),
    /** Rings out. */
    NO_ANSWER("no-answer"),
    /** The line is busy, or the callee declines after some ringing. */
    BUSY("busy"),
    /** The network refuses it. */
    FAILED("failed"),
    /**
     * A machine answers. It hangs up at once, completed with zero seconds, unless the caller has
     * asked to be told of machines: then it listens as long as others talk.
     */
    MACHINE("machine"),
    /** The same with a fax; only for numbers. */
    FAX("fax"),
    /** Answered, and never ends by itself: only a hang-up or the call's TimeLimit ends it. */
    HANG("hang");

    private final String wireName;

    Outcome(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The outcome of that name. An unknown name is an IllegalArgumentException. */
    public static Outcome named(String name) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown outcome: " + name));
    }
}
