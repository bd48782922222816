package io.dialstream.stack.chaos;

/** What the user does to a campaign while a fault strikes. */
enum Move {
    NONE(""),
    PAUSE_AND_RESUME("; paused and resumed meanwhile"),
    STOP("; stopped meanwhile"),
    STOP_AND_HANG_UP("; stopped and hung up meanwhile");

    private final String words;

    Move(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean stops() {
        return this == STOP || this == STOP_AND_HANG_UP;
    }
}
