package io.dialstream.dialer.provider.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * In what vendors that speak Twilio's API differ.
 *
 * @param vendor as it stands in the settings of accounts
 * @param title as people write it
 * @param path before the API's own
 * @param retries the fragment of callback addresses that asks for further tries, where there is
 *     such a thing; else empty
 * @param showsRequestsWithin how long after the end of a call the requests that were made for it
 *     are shown, at the latest; null where they are not
 */
public record Dialect(
        String vendor,
        String title,
        String path,
        String retries,
        @Nullable Duration showsRequestsWithin) {

    /**
     * Up to five retries, on 5xx, connect and read time-outs: by default Twilio does not repeat a
     * callback that was answered with 5xx. The fragment is neither sent nor signed.
     */
    private static final String RETRIES = "#rc=5&rp=5xx,ct,rt";

    /**
     * Its documentation says a quarter of an hour after the end. What was not answered has no
     * {@code end_time}, and is counted from its beginning.
     */
    private static final Duration SHOWS_REQUESTS_WITHIN = Duration.ofMinutes(30);

    static final Dialect TWILIO =
            new Dialect("twilio", "Twilio", "", RETRIES, SHOWS_REQUESTS_WITHIN);
}
