package io.dialstream.campaigns.agent;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the callees of a campaign hear, and from which number.
 *
 * @param agentId the user's own name for it, unique for the user
 * @param callerId null for the deployment's own number
 */
public record Agent(
        String userId,
        String agentId,
        String name,
        @Nullable PhoneNumber callerId,
        AnswerInstructions answer,
        Instant createdAt,
        Instant updatedAt) {}
