package io.dialstream.dialer.admission.kafka;

import io.dialstream.dialer.admission.AccountCondition;
import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the condition of one account: a new state at once, all else at most once a second. What
 * has changed back by then is not published.
 */
final class AccountPublication {

    private static final Logger log = LoggerFactory.getLogger(AccountPublication.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Planned(Instant at, Timers.Alarm alarm) {}

    private final Consumer<AccountCondition> publisher;
    private final Timers timers;
    private AccountCondition published = AccountCondition.UNKNOWN;
    private AccountCondition latest = AccountCondition.UNKNOWN;
    private Instant notBefore = Instant.MIN;
    private boolean failed;
    private boolean publishing;
    private @Nullable Planned planned;

    /**
     * For an account of which nothing is published yet.
     *
     * @param publisher returns when the log has it, and throws when it has not
     */
    AccountPublication(Consumer<AccountCondition> publisher, Timers timers) {
        this.publisher = publisher;
        this.timers = timers;
    }

    synchronized void changed(AccountCondition condition) {
        latest = condition;
        plan();
    }

    private void plan() {
        if (publishing || latest.equals(published)) {
            return;
        }
        var now = timers.now();
        var at = isUrgent() || notBefore.isBefore(now) ? now : notBefore;
        if (planned == null || at.isBefore(planned.at)) {
            if (planned != null) {
                planned.alarm.cancel();
            }
            planned = new Planned(at, timers.at(at, this::publish));
        }
    }

    private boolean isUrgent() {
        return !failed && latest.state() != null && latest.state() != published.state();
    }

    private void publish() {
        var next = begun();
        if (next == null) {
            return;
        }
        try {
            publisher.accept(next);
            ended(next);
        } catch (RuntimeException e) {
            log.warn("How an account stands is not published yet: {}", e.toString());
            ended(null);
        }
    }

    private synchronized @Nullable AccountCondition begun() {
        planned = null;
        if (publishing || latest.equals(published)) {
            return null;
        }
        publishing = true;
        return latest;
    }

    private synchronized void ended(@Nullable AccountCondition acknowledged) {
        publishing = false;
        failed = acknowledged == null;
        published = acknowledged == null ? published : acknowledged;
        notBefore = timers.now().plus(PAUSE);
        plan();
    }
}
