package io.dialstream.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A provider that speaks the APIs of several vendors and keeps the ground truth. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorApplication {

    /** Starts the simulator; see {@code application.yaml} for what can be set. */
    public static void main(String[] arguments) {
        // Shorter than servers usually keep idle connections: a callback on a connection that the
        // server is just closing would count as a broken one.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        SpringApplication.run(SimulatorApplication.class, arguments);
    }
}
