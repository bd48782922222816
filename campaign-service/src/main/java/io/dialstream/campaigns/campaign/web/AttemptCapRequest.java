package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.rules.AttemptCap;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A cap, as the description of the API has it. */
record AttemptCapRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "calls to a number that begin within any such time, at most",
                        minimum = "1",
                        maximum = "" + AttemptCap.MAX_CALLS,
                        example = "3")
                @Nullable Integer calls,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "that time, in seconds",
                        minimum = "1",
                        maximum = "" + AttemptCap.MAX_SECONDS,
                        example = "86400")
                @Nullable Integer withinSeconds,
        @Schema(
                        description = "from the start of a call to that of the next one, at least",
                        minimum = "0",
                        maximum = "" + AttemptCap.MAX_SECONDS,
                        defaultValue = "0",
                        example = "900")
                @Nullable Integer minGapSeconds) {}
