package io.dialstream.dialer.admission;

/** How many calls a second an account may be asked for. */
@FunctionalInterface
public interface CallRates {

    /** What vendors allow an account that has not asked for more. */
    double DEFAULT = 1;

    /** Above 0; may be less than one. */
    double callsPerSecond(String account);
}
