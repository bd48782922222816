package io.dialstream.dialer.admission;

/** Where it is said how accounts stand. */
@FunctionalInterface
public interface AccountConditions {

    /** An account's condition has changed to this. Does not wait for anything, and never fails. */
    void changed(String account, AccountCondition condition);
}
