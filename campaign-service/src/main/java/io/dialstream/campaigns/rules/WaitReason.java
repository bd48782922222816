package io.dialstream.campaigns.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why a lead must wait. Its name is the reason that a WAITING lead shows. */
public enum WaitReason {
    /** Its last attempt did not reach anybody; the next one is due then. */
    RETRY,
    /** Its calling window is closed until then. */
    WINDOW_CLOSED,
    /** Its number was called as often as is allowed. */
    CAP,
    /** A rule cannot be evaluated, which forbids the call. */
    RULES_UNAVAILABLE;

    /** As a lead that waits has it. What else one may wait for, it waits for in order to retry. */
    public static WaitReason of(@Nullable String reason) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(reason))
                .findFirst()
                .orElse(RETRY);
    }
}
