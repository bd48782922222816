package io.dialstream.campaigns;

import io.dialstream.foundation.answer.TwimlHosts;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the campaign service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties(TwimlHosts.class)
public class CampaignServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(CampaignServiceApplication.class, args);
    }

    /**
     * Whole milliseconds: what MongoDB keeps of a time, so that nothing changes by being stored.
     */
    @Bean
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }
}
