package io.dialstream.foundation.timer;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives alarms to every service that has a clock. */
@AutoConfiguration
@ConditionalOnBean(Clock.class)
class TimerConfiguration {

    @Bean
    Timers timers(Clock clock) {
        return new ScheduledTimers(clock);
    }
}
