package io.dialstream.dialer.provider.twilio;

/**
 * In what vendors that speak Twilio's API differ.
 *
 * @param vendor as it stands in the settings of accounts
 * @param title as people write it
 * @param path before the API's own
 * @param retries the fragment of callback addresses that asks for further tries, where there is
 *     such a thing; else empty
 */
public record Dialect(String vendor, String title, String path, String retries) {

    /**
     * Up to five retries, on 5xx, connect and read time-outs: by default Twilio does not repeat a
     * callback that was answered with 5xx. The fragment is neither sent nor signed.
     */
    static final Dialect TWILIO = new Dialect("twilio", "Twilio", "", "#rc=5&rp=5xx,ct,rt");
}
