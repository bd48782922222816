package io.dialstream.events;

/** Whether calls can be placed with an account. */
public enum AccountState {
    /** Nothing is known against it. */
    OK,
    /** It fails so often that it is asked for one call now and then. */
    PROVIDER_DOWN,
    /** It refuses our credentials. */
    CREDENTIALS_REFUSED
}
