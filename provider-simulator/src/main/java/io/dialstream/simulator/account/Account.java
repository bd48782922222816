package io.dialstream.simulator.account;

/**
 * An account at the provider.
 *
 * @param id what the report calls it
 * @param sid what requests and callbacks call it
 * @param authToken its password, and the key to what the provider signs for it
 */
public record Account(String id, String sid, String authToken) {

    /** The account that there is when nobody names another. */
    public static final String FIRST = "twilio";

    /** Without the token. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", sid=" + sid + "]";
    }
}
