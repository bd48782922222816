package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.campaign.CampaignSubmission;
import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.campaign.LeadSubmission;
import io.dialstream.campaigns.campaign.LeadValidation;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.OnCallback;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.AnsweringMachine;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A campaign as its user describes it. */
record CampaignRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = CampaignValidation.MAX_NAME_LENGTH,
                        example = "Reminders")
                @Nullable String name,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "one of the user's agents",
                        pattern = "^" + AgentValidation.AGENT_ID + "$",
                        example = "reminder")
                @Nullable String agentId,
        @ArraySchema(
                        minItems = 1,
                        maxItems = LeadValidation.MAX_LEADS,
                        arraySchema =
                                @Schema(
                                        requiredMode = RequiredMode.REQUIRED,
                                        description = "they are called in this order"))
                @JsonDeserialize(as = AtMost.LeadList.class)
                @Nullable List<@Nullable LeadRequest> leads,
        @Schema(
                        description = "live calls at once",
                        minimum = "1",
                        maximum = "" + CampaignValidation.MAX_CALLS,
                        defaultValue = "" + CampaignValidation.DEFAULT_CALLS)
                @Nullable Integer maxConcurrentCalls,
        @Schema(
                        description = "the id of the provider account to place the calls with",
                        example = "eu")
                @Nullable String provider,
        @ArraySchema(
                        maxItems = ProviderRule.MAX_FALLBACKS,
                        uniqueItems = true,
                        arraySchema =
                                @Schema(
                                        description =
                                                "the ids of provider accounts that may have a call"
                                                        + " instead, in this order, each only when"
                                                        + " the one before certainly did not"
                                                        + " process it"))
                @JsonDeserialize(as = AtMost.AccountList.class)
                @Nullable List<@Nullable String> fallbackProviders,
        @Schema(
                        description =
                                "how often leads are called that were not reached; once, if absent",
                        implementation = Retry.class)
                @Nullable Object retry,
        @Schema(
                        description = "when leads may be called; at any time, if absent",
                        implementation = CallingWindowRequest.class)
                @Nullable Object callingWindow,
        @Schema(
                        description =
                                "when the campaign starts by itself, and when it is stopped; with"
                                        + " startAt it is PENDING until then",
                        implementation = Schedule.class)
                @Nullable Object schedule,
        @Schema(
                        description =
                                "when the campaign pauses because of the last calls so many have"
                                        + " failed for a bad number; null for never, and if absent"
                                        + " 0.6 of 20",
                        implementation = FailurePause.class)
                @JsonDeserialize(using = SaidRule.class)
                @Nullable Object failurePause,
        @Schema(
                        description =
                                "what becomes of calls that answering machines take;"
                                        + " LEAVE_MESSAGE needs an agent with a voicemailMessage",
                        implementation = AnsweringMachine.class,
                        defaultValue = "IGNORE")
                @Nullable Object answeringMachine,
        @Schema(
                        description =
                                "how often a number is called, by all campaigns and single calls of"
                                        + " the user together; however often, if absent",
                        implementation = AttemptCapRequest.class)
                @Nullable Object attemptCap,
        @Schema(
                        description =
                                "what becomes of the attempts that a lead waits for when it calls"
                                        + " back and is answered",
                        implementation = OnCallback.class,
                        defaultValue = "CANCEL")
                @Nullable Object onCallback,
        @Schema(
                        description = "whether to call at once; not with schedule.startAt",
                        defaultValue = "true")
                @Nullable Boolean start) {

    CampaignSubmission submission() {
        return new CampaignSubmission(
                name,
                agentId,
                LeadRequest.submissions(leads),
                maxConcurrentCalls,
                provider,
                fallbackProviders,
                rules(),
                !Boolean.FALSE.equals(start));
    }

    private PostedRules rules() {
        var rules = new HashMap<String, @Nullable Object>();
        rules.put(PostedRules.RETRY, retry);
        rules.put(PostedRules.CALLING_WINDOW, callingWindow);
        rules.put(PostedRules.SCHEDULE, schedule);
        rules.put(PostedRules.FAILURE_PAUSE, SaidRule.orDefault(failurePause));
        rules.put(PostedRules.ANSWERING_MACHINE, answeringMachine);
        rules.put(PostedRules.ATTEMPT_CAP, attemptCap);
        rules.put(PostedRules.ON_CALLBACK, onCallback);
        return PostedRules.in(rules);
    }

    /** Somebody to call. */
    record LeadRequest(
            @Schema(
                            description =
                                    "printable characters, unique in the campaign; the 1-based"
                                            + " position if absent",
                            minLength = 1,
                            maxLength = Lead.LONGEST_ID,
                            example = "customer-17")
                    @Nullable String id,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = Lead.LONGEST_NAME,
                            example = "Ada")
                    @Nullable String name,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "E.164, at most once in the campaign",
                            pattern = PhoneNumberRule.E164,
                            example = "+14155552671")
                    @Nullable String phoneNumber,
            @Schema(
                            description =
                                    "texts, numbers and booleans that are kept with the lead and"
                                            + " returned as they were given",
                            maxProperties = LeadValidation.MAX_DATA,
                            example = "{\"order\": 17, \"vip\": true}")
                    @JsonDeserialize(as = AtMost.LeadData.class, contentUsing = LeadDataValue.class)
                    @Nullable Map<String, @Nullable Object> data,
            @Schema(
                            description =
                                    "the id of the lead's own time zone, for the campaign's calling"
                                            + " window",
                            example = "America/New_York")
                    @Nullable String timeZone) {

        static @Nullable List<@Nullable LeadSubmission> submissions(
                @Nullable List<@Nullable LeadRequest> requests) {
            if (requests == null) {
                return null;
            }
            var submissions = new ArrayList<@Nullable LeadSubmission>(requests.size());
            requests.forEach(request -> submissions.add(submission(request)));
            return submissions;
        }

        private static @Nullable LeadSubmission submission(@Nullable LeadRequest request) {
            return request == null
                    ? null
                    : new LeadSubmission(
                            request.id,
                            request.name,
                            request.phoneNumber,
                            request.data,
                            request.timeZone);
        }
    }
}
