package io.dialstream.dialer.supervision;

import io.dialstream.dialer.provider.MessageAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the messages that were to be left on machines, by what the provider made of that. */
@Component
class VoicemailMetrics {

    private static final String MESSAGES = "dialstream.voicemail.messages";
    private static final String UNCLEAR = "unclear";

    private final MeterRegistry metrics;

    VoicemailMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        Stream.concat(
                        Arrays.stream(MessageAnswer.values()).map(VoicemailMetrics::word),
                        Stream.of(UNCLEAR))
                .forEach(outcome -> metrics.counter(MESSAGES, "outcome", outcome));
    }

    void answered(MessageAnswer answer) {
        metrics.counter(MESSAGES, "outcome", word(answer)).increment();
    }

    void unclear() {
        metrics.counter(MESSAGES, "outcome", UNCLEAR).increment();
    }

    private static String word(MessageAnswer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }
}
