package io.dialstream.simulator.fault;

import java.util.Arrays;
import java.util.Locale;

/** The ways in which the simulator can misbehave. */
public enum Fault {
    /** Any request is answered 401 with 20003, as if the token were revoked. */
    UNAUTHORIZED(Kind.REFUSAL),
    /** A create is answered 429 with Retry-After and is not accepted. */
    RATE_LIMIT(Kind.REFUSAL),
    /** A create is answered 500 and is not accepted. */
    ERROR_500_BEFORE(Kind.REFUSAL),
    /** A create is answered 503 and is not accepted. */
    ERROR_503_BEFORE(Kind.REFUSAL),
    /** The connection of a create is closed without an answer, and the call is not accepted. */
    CLOSE_BEFORE(Kind.REFUSAL),

    /** A create is accepted and answered 500. */
    ERROR_500_AFTER(Kind.SPOILED_ANSWER),
    /** A create is accepted and answered 503. */
    ERROR_503_AFTER(Kind.SPOILED_ANSWER),
    /** A create is accepted and its connection closed without an answer. */
    CLOSE_AFTER(Kind.SPOILED_ANSWER),
    /** A create is accepted and never answered. */
    TIMEOUT_AFTER(Kind.SPOILED_ANSWER),
    /** A create is accepted and answered 201 without a body. */
    EMPTY_201(Kind.SPOILED_ANSWER),
    /** A create is accepted and answered 201 with half a body. */
    UNREADABLE_201(Kind.SPOILED_ANSWER),
    /** A create is answered only after the call's first callback was delivered. */
    CALLBACK_FIRST(Kind.HELD_ANSWER),

    /** A callback is sent twice. */
    DUPLICATE_CALLBACK(Kind.CALLBACK),
    /** A callback is held back until the next one of its call has gone out. */
    REORDER_CALLBACK(Kind.CALLBACK),
    /** A callback is sent later; those after it do not wait for it. */
    DELAY_CALLBACK(Kind.CALLBACK),
    /** A callback is never sent. */
    LOSE_CALLBACK(Kind.CALLBACK),
    /** A callback is preceded by one that somebody's TwiML has made us sign under its ids. */
    FORGED_CALLBACK(Kind.CALLBACK),

    /** A new call is not found by fetch and list for a while. */
    LATE_READS(Kind.READ);

    /** What a fault strikes. */
    public enum Kind {
        /** A request, before anything came of it. */
        REFUSAL,
        /** The answer to a create that was accepted. */
        SPOILED_ANSWER,
        /** The time of the answer to a create. */
        HELD_ANSWER,
        /** A status callback. */
        CALLBACK,
        /** What fetch and list find. */
        READ
    }

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The name in properties and in the control API: {@code duplicate-callback}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The fault of that name; dashes may be missing, as they are in environment variables. An
     * unknown name is an IllegalArgumentException.
     */
    public static Fault named(String name) {
        return Arrays.stream(values())
                .filter(fault -> withoutDashes(fault.wireName()).equals(withoutDashes(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault: " + name));
    }

    private static String withoutDashes(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "");
    }
}
