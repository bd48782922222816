package io.dialstream.campaigns.agent;

import org.jspecify.annotations.Nullable;

/** An agent as somebody asks for it; nothing of it has been checked. */
public record AgentSubmission(
        @Nullable String name,
        @Nullable String callerId,
        @Nullable String answerUrl,
        @Nullable String message,
        @Nullable String voicemailMessage,
        @Nullable String optOutDigit,
        @Nullable String optOutText) {}
