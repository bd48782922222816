package io.dialstream.calllog.projection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the projection has done, and how long after an event was recorded. */
@Component
class ProjectionMetrics {

    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry meters;
    private final Counter unmatched;
    private final Timer delayOfDialer;
    private final Timer delayOfWebhooks;

    ProjectionMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.unmatched =
                Counter.builder("dialstream.events.unmatched")
                        .description(
                                "Call events whose call never began, or is not the one they name")
                        .register(meters);
        Arrays.stream(AnsweredBy.values()).forEach(this::answeredBy);
        Arrays.stream(CallMatch.values()).forEach(this::matches);
        humans(true);
        humans(false);
        this.delayOfDialer = delay("dialer");
        this.delayOfWebhooks = delay("webhook");
    }

    /** From callbacks, which the provider counts, or from what the dialer says itself. */
    private Timer delay(String source) {
        return Timer.builder("dialstream.projection.delay")
                .description("From an event's recording to its projection's being durable")
                .tag("source", source)
                .serviceLevelObjectives(DELAYS)
                .register(meters);
    }

    void projected(
            List<IncomingCallRecord> batch,
            Collection<Call> begun,
            IncomingProjected projected,
            Instant now) {
        batch.forEach(record -> counter(statusOf(record.event().status())).increment());
        batch.forEach(record -> delayOfWebhooks.record(between(record.event().recordedAt(), now)));
        unmatched.increment(projected.unmatched().size());
        begun.stream()
                .flatMap(call -> Stream.ofNullable(call.callee().incoming()))
                .forEach(incoming -> matches(incoming.matchedBy()).increment());
    }

    private Counter matches(CallMatch how) {
        return Counter.builder("dialstream.incoming.matches")
                .description("Calls that came in, by how the call was found that they return")
                .tag("by", how.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    void projected(List<CallStatusRecord> batch, Projected projected, Instant now) {
        batch.stream()
                .collect(groupingBy(record -> statusOf(record.event().status()), counting()))
                .forEach((status, events) -> counter(status).increment(events));
        batch.forEach(record -> delayed(record.event(), now));
        unmatched.increment(projected.unmatched().size());
        projected.endedCalls().forEach(this::ended);
    }

    private void ended(Call call) {
        var whom = call.answer().by();
        if (whom != null) {
            answeredBy(whom).increment();
        }
        var silent = call.wasHumanLeftInSilence();
        if (silent != null) {
            humans(silent).increment();
        }
    }

    private Counter answeredBy(AnsweredBy whom) {
        return Counter.builder("dialstream.calls.answered")
                .description("Calls that have ended, by who answered as the provider found out")
                .tag("by", whom.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    /** The answer is the provider's clock, in whole seconds: of one call this is a guess. */
    private Counter humans(boolean silent) {
        return Counter.builder("dialstream.humans.answered")
                .description("Humans, by whether they heard nothing for more than 2 s at first")
                .tag("silence", silent ? "long" : "short")
                .register(meters);
    }

    private static String statusOf(@Nullable CallStatus status) {
        return status == null ? "RAW" : status.name();
    }

    private Counter counter(String status) {
        return meters.counter("dialstream.projection.events", "status", status);
    }

    private void delayed(CallStatusChanged event, Instant now) {
        var timer = event.sequence() == null ? delayOfDialer : delayOfWebhooks;
        timer.record(between(event.recordedAt(), now));
    }

    /** Another machine's clock may be ahead of ours. */
    private static Duration between(Instant recorded, Instant now) {
        return now.isBefore(recorded) ? Duration.ZERO : Duration.between(recorded, now);
    }
}
