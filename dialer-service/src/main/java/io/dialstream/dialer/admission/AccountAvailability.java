package io.dialstream.dialer.admission;

/** Whether an account can be asked for a call at present, as far as this dialer knows. */
public enum AccountAvailability {
    /** It can. */
    OPEN,
    /** It fails, or wants nothing for a while: nothing is sent to it. */
    DOWN,
    /** It has refused our credentials just now. It can be asked, most likely in vain. */
    REFUSING
}
