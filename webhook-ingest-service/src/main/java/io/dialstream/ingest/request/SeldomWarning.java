package io.dialstream.ingest.request;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says something at most once a minute: it must be seen in the log, and whoever causes it over and
 * over must not fill it.
 */
public class SeldomWarning {

    private static final Logger log = LoggerFactory.getLogger(SeldomWarning.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String text;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public SeldomWarning(String text) {
        this.text = text;
    }

    public void warn() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
            log.warn("{} Further times are counted and not logged for a minute.", text);
        }
    }
}
