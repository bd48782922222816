package io.dialstream.dialer.admission;

/** How many calls a second an account may be asked for. */
@FunctionalInterface
public interface CallRates {

    /** Above 0; may be less than one. */
    double callsPerSecond(String account);
}
