package io.dialstream.simulation.judge;

/** How many calls of a campaign may live at once, while its user changes that; in microseconds. */
final class Limits {

    private static final long NEVER = Long.MAX_VALUE;

    private final int first;
    private int changed;

    /** When the change was told to hold. */
    private long since = NEVER;

    /**
     * @param first that it is created with
     */
    Limits(int first) {
        this.first = first;
        this.changed = first;
    }

    /** Its user wishes another one; who knows when it holds. */
    void wish(int other) {
        changed = other;
    }

    /** The user was told that it holds. */
    void told(long now) {
        since = Math.min(since, now);
    }

    /**
     * @param lag how long what was decided before may be carried out
     */
    int most(long now, long lag) {
        return isChanged(now, lag) ? changed : Math.max(first, changed);
    }

    int least(long now, long lag) {
        return isChanged(now, lag) ? changed : Math.min(first, changed);
    }

    private boolean isChanged(long now, long lag) {
        return since != NEVER && now > since + lag;
    }
}
