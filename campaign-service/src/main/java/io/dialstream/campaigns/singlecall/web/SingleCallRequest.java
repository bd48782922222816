package io.dialstream.campaigns.singlecall.web;

import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.singlecall.SingleCallValidation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Whom to call, and with which agent. */
record SingleCallRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "one of the user's agents",
                        pattern = "^" + AgentValidation.AGENT_ID + "$",
                        example = "reminder")
                @Nullable String agentId,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = SingleCallValidation.MAX_NAME_LENGTH,
                        example = "Ada")
                @Nullable String name,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "E.164",
                        pattern = PhoneNumberRule.E164,
                        example = "+14155552671")
                @Nullable String phoneNumber) {

    SingleCallValidation.Submission submission() {
        return new SingleCallValidation.Submission(agentId, name, phoneNumber);
    }
}
