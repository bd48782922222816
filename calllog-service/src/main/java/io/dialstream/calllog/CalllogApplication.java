package io.dialstream.calllog;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Projects the events of calls and answers what happened. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CalllogApplication {

    public static void main(String[] args) {
        SpringApplication.run(CalllogApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
