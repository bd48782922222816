package io.dialstream.dialer;

import io.dialstream.dialer.admission.BreakerProperties;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.supervision.SupervisionProperties;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The dialer-service. */
@SpringBootApplication
@EnableConfigurationProperties({
    BreakerProperties.class,
    LaneProperties.class,
    PlacementProperties.class,
    SupervisionProperties.class
})
public class DialerApplication {

    public static void main(String[] args) {
        SpringApplication.run(DialerApplication.class, args);
    }

    /** Milliseconds, as MongoDB and the events keep them. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
