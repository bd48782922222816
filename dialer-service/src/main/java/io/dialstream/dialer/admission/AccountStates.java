package io.dialstream.dialer.admission;

/** What this dialer knows of accounts that a call may be placed with. */
@FunctionalInterface
public interface AccountStates {

    /** Of an account by its id, at this moment. */
    AccountAvailability of(String account);
}
