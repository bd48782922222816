package io.dialstream.stack.network;

/** What gets lost of the packets of one who is cut off. */
public enum Direction {
    /** Those that it sends. */
    OUT,

    /** Those that are sent to it. */
    IN,

    BOTH;

    boolean isOut() {
        return this != IN;
    }

    boolean isIn() {
        return this != OUT;
    }
}
