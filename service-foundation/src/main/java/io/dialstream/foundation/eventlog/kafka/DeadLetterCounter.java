package io.dialstream.foundation.eventlog.kafka;

import io.dialstream.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts dead letters by topic; from 0 on, as an alert cannot see the first step from nothing. */
class DeadLetterCounter {

    private static final List<String> READ =
            List.of(
                    Topics.CAMPAIGN_EVENTS,
                    Topics.DIAL_COMMANDS,
                    Topics.CALL_STATUS,
                    Topics.CALL_STATUS_UNMATCHED,
                    Topics.CAMPAIGN_STATS,
                    Topics.OPT_OUTS,
                    Topics.INCOMING_CALLS,
                    Topics.CALL_RETURNS);

    private final MeterRegistry metrics;

    DeadLetterCounter(MeterRegistry metrics) {
        this.metrics = metrics;
        READ.forEach(this::counter);
    }

    void count(String topic) {
        counter(topic).increment();
    }

    private Counter counter(String topic) {
        return Counter.builder("dialstream.dead.letters")
                .description("Records that could not be handled and were set aside")
                .tag("topic", topic)
                .register(metrics);
    }
}
