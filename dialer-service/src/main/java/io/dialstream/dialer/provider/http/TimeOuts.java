package io.dialstream.dialer.provider.http;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until a connection stands
 * @param read from then on until the answer is there
 */
public record TimeOuts(Duration connect, Duration read) {

    public static final TimeOuts USUAL =
            new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(15));

    Duration total() {
        return connect.plus(read);
    }
}
