package io.dialstream.dialer.lane;

import io.dialstream.dialer.placement.CallPermit.Permission;

/** Whether a lane starts calls. Live calls go on in every state. */
public enum LaneState {
    /** Starts a call whenever a slot is free. May become any other. */
    OPEN(Permission.GO),
    /** Keeps what waits and starts nothing. May become any other. */
    PAUSED(Permission.WAIT),
    /** Has dropped what waited and takes nothing more. Final. */
    STOPPED(Permission.NEVER),
    /** The campaign is over, or cannot go on; as STOPPED. Final. */
    ENDED(Permission.NEVER);

    private final Permission permission;

    LaneState(Permission permission) {
        this.permission = permission;
    }

    Permission permission() {
        return permission;
    }

    /** Whether a campaign's later event can change it. */
    boolean mayChange() {
        return permission != Permission.NEVER;
    }
}
