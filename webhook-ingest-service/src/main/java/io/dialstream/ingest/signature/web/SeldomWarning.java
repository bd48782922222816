package io.dialstream.ingest.signature.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at most once a minute that requests are refused: a wrong token must be seen in the log, and
 * whoever sends rubbish must not fill it.
 */
class SeldomWarning {

    private static final Logger log = LoggerFactory.getLogger(SeldomWarning.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    void warn() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
            log.warn(
                    "A request was refused because its signature does not fit. If it was Twilio's,"
                            + " TWILIO_AUTH_TOKEN or PUBLIC_BASE_URL is not what Twilio has."
                            + " Further ones are counted and not logged for a minute.");
        }
    }
}
