package io.dialstream.campaigns.singlecall.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to call, and with which agent. */
record SingleCallRequest(
        @Schema(description = "one of the user's agents", example = "reminder")
                @Nullable String agentId,
        @Schema(description = "1 to 200 characters", example = "Ada") @Nullable String name,
        @Schema(description = "E.164", example = "+14155552671") @Nullable String phoneNumber) {}
