package io.dialstream.simulator.fault;

/**
 * Something that a fault may strike.
 *
 * @param account the id of the account that asks, or has the call
 * @param number the number called; empty when the request names none
 * @param key tells this occasion from all others of the number, in every run alike
 * @param status the CallStatus of a callback; empty for anything else
 */
public record Occasion(String account, String number, String key, String status) {

    public static Occasion of(String account, String number, String key) {
        return new Occasion(account, number, key, "");
    }
}
