package io.dialstream.foundation.eventlog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics as they are created when they are missing.
 *
 * @param partitions of the co-partitioned topics; an existing topic keeps what it has
 * @param replication copies of each partition
 * @param prefix of the names of topics and groups, in a cluster that others use as well
 */
@Validated
@ConfigurationProperties("dialstream.event-log")
public record EventLogProperties(
        @NotBlank(
                        message =
                                "KAFKA_BOOTSTRAP_SERVERS must name the Kafka brokers"
                                        + " (host:port,host:port)")
                @DefaultValue("")
                String bootstrapServers,
        @Min(value = 1, message = "dialstream.event-log.partitions must be at least 1")
                @Max(value = 1000, message = "dialstream.event-log.partitions must be at most 1000")
                @DefaultValue("24")
                int partitions,
        @Min(value = 1, message = "dialstream.event-log.replication must be at least 1")
                @DefaultValue("1")
                short replication,
        @Pattern(
                        regexp = "[A-Za-z0-9._-]{0,100}",
                        message =
                                "dialstream.event-log.prefix takes at most 100 letters, digits,"
                                        + " dots, dashes and underscores")
                @DefaultValue("")
                String prefix) {

    /** The names of this installation's topics. */
    public TopicNames names() {
        return new TopicNames(prefix);
    }
}
