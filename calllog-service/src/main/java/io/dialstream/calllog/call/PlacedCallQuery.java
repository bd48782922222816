package io.dialstream.calllog.call;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls that a user has placed to a number are meant.
 *
 * @param from the number of ours that they came from; null when it does not matter
 * @param since created then or later
 * @param before created earlier than this
 */
public record PlacedCallQuery(
        String userId, PhoneNumber to, @Nullable PhoneNumber from, Instant since, Instant before) {}
