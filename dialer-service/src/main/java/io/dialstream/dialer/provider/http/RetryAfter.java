package io.dialstream.dialer.provider.http;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that says when to come back. Vendors give seconds; a date is not understood. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private RetryAfter() {}

    /** At most 60 s, whatever the header asks for; null when it is no number of seconds. */
    static @Nullable Duration parse(String header) {
        var text = header.strip();
        if (!SECONDS.matcher(text).matches()) {
            return null;
        }
        var asked = Duration.ofSeconds(Long.parseLong(text));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
