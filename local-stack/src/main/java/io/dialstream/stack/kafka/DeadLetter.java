package io.dialstream.stack.kafka;

import java.time.Instant;

/**
 * A record that a service could not handle.
 *
 * @param offset in the topic of dead letters
 * @param setAside when it was moved there
 * @param from the topic, partition and offset at which it was published
 * @param reason what was in the way, in the words of the failure
 */
public record DeadLetter(
        long offset, Instant setAside, String key, String from, String reason, String value) {}
