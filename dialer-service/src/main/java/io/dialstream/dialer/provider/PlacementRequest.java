package io.dialstream.dialer.provider;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** A call to be placed; the ids come back with every callback. */
public record PlacementRequest(
        String callId,
        @Nullable String campaignId,
        String leadId,
        PhoneNumber to,
        PhoneNumber from,
        AnswerInstructions answer) {}
