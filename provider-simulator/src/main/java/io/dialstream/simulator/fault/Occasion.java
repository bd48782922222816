package io.dialstream.simulator.fault;

/**
 * Something that a fault may strike.
 *
 * @param number the number called; empty when the request names none
 * @param key tells this occasion from all others of the number, in every run alike
 * @param status the CallStatus of a callback; empty for anything else
 */
public record Occasion(String number, String key, String status) {

    public static Occasion of(String number, String key) {
        return new Occasion(number, key, "");
    }
}
