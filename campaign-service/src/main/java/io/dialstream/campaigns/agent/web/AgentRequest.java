package io.dialstream.campaigns.agent.web;

import io.dialstream.campaigns.agent.AgentSubmission;
import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** An agent as its user describes it. Exactly one of answerUrl and message. */
@Schema(description = "exactly one of answerUrl and message")
record AgentRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = AgentValidation.MAX_NAME_LENGTH,
                        example = "Reminder")
                @Nullable String name,
        @Schema(
                        description =
                                "the number to call from, E.164; the deployment's own if absent",
                        pattern = PhoneNumberRule.E164,
                        example = "+14155552671")
                @Nullable String callerId,
        @Schema(
                        description =
                                "takes the call over once it is answered: wss (media stream) at any"
                                        + " public host, or https (TwiML) at a host that the"
                                        + " operator has named",
                        maxLength = AgentValidation.MAX_URL_LENGTH,
                        example = "wss://voice.example.com/stream")
                @Nullable String answerUrl,
        @Schema(
                        description = "is read out once the call is answered",
                        minLength = 1,
                        maxLength = AgentValidation.MAX_MESSAGE_LENGTH,
                        example = "Hello! Your table is reserved for seven o'clock.")
                @Nullable String message,
        @Schema(
                        description =
                                "is left on answering machines by campaigns that leave messages",
                        minLength = 1,
                        maxLength = AgentValidation.MAX_MESSAGE_LENGTH,
                        example = "Please call us back about your table.")
                @Nullable String voicemailMessage,
        @Schema(
                        description =
                                "the key by which whoever hears the message asks not to be called"
                                        + " again; not with an answerUrl",
                        pattern = "^" + AgentValidation.OPT_OUT_DIGIT + "$",
                        example = "9")
                @Nullable String optOutDigit,
        @Schema(
                        description =
                                "is read out after the message and says which key that is; an"
                                        + " English sentence if absent",
                        minLength = 1,
                        maxLength = AgentValidation.MAX_OPT_OUT_TEXT_LENGTH,
                        example = "To stop these calls, press 9.")
                @Nullable String optOutText) {

    AgentSubmission submission() {
        return new AgentSubmission(
                name, callerId, answerUrl, message, voicemailMessage, optOutDigit, optOutText);
    }
}
