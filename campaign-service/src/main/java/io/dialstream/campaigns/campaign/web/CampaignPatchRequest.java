package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.OnCallback;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.AnsweringMachine;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be changed of a campaign, as the description of the API has it. */
record CampaignPatchRequest(
        @Schema(minLength = 1, maxLength = CampaignValidation.MAX_NAME_LENGTH)
                @Nullable String name,
        @Schema(
                        description = "live calls at once; fewer of them end no call",
                        minimum = "1",
                        maximum = "" + CampaignValidation.MAX_CALLS)
                @Nullable Integer maxConcurrentCalls,
        @Schema(description = "the id of the provider account to place the calls with")
                @Nullable String provider,
        @ArraySchema(
                        maxItems = ProviderRule.MAX_FALLBACKS,
                        uniqueItems = true,
                        arraySchema =
                                @Schema(
                                        description =
                                                "the ids of provider accounts that may have a call"
                                                        + " instead"))
                @Nullable List<@Nullable String> fallbackProviders,
        @Schema(description = "null for one attempt a lead") @Nullable Retry retry,
        @Schema(description = "startAt can be changed only before the campaign starts")
                @Nullable Schedule schedule,
        @Schema(description = "null for never") @Nullable FailurePause failurePause,
        @Schema(
                        description =
                                "what becomes of calls that answering machines take; null to ignore them")
                @Nullable AnsweringMachine answeringMachine,
        @Schema(description = "null for any time") @Nullable CallingWindowRequest callingWindow,
        @Schema(description = "null for however often") @Nullable AttemptCapRequest attemptCap,
        @Schema(
                        description =
                                "what becomes of the attempts that a lead waits for when it calls"
                                        + " back and is answered; null to cancel them")
                @Nullable OnCallback onCallback) {}
