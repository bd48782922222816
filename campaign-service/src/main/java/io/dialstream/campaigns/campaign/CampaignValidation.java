package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.agent.AgentRule;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.WindowValidation;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.foundation.access.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into a campaign with its leads, or says all that is wrong with it. */
@Component
public class CampaignValidation {

    public static final int MAX_NAME_LENGTH = 200;
    public static final int MAX_CALLS = 100;
    public static final int DEFAULT_CALLS = 5;

    private final AgentRule agents;
    private final ProviderRule providers;
    private final AccountAbilityRule abilities;
    private final DeploymentRules deployment;
    private final Clock clock;

    CampaignValidation(
            AgentRule agents,
            ProviderRule providers,
            AccountAbilityRule abilities,
            DeploymentRules deployment,
            Clock clock) {
        this.agents = agents;
        this.providers = providers;
        this.abilities = abilities;
        this.deployment = deployment;
        this.clock = clock;
    }

    /** What can be carried out. */
    public record Valid(Campaign campaign, List<Lead> leads, boolean start) {}

    /** The campaign and its leads, stored by nobody yet. */
    public Valid validate(User user, String id, CampaignSubmission submission) {
        var problems = new Problems();
        var settings =
                settings(
                        submission.name(),
                        submission.maxConcurrentCalls(),
                        submission.provider(),
                        submission.fallbackProviders(),
                        submission.rules(),
                        problems);
        var schedule = settings.rules().schedule();
        var now = clock.instant();
        RuleValidation.schedule(schedule, null, now, problems);
        if (!submission.start() && schedule != null && schedule.startAt() != null) {
            problems.add("start", "must not be false where schedule.startAt says when");
        }
        problems.check("agentId", agents.problemOf(user.id(), submission.agentId()));
        checkAnswer(user.id(), submission.agentId(), settings.providers(), problems);
        checkMachine(user.id(), submission.agentId(), settings.rules(), problems);
        checkDetection(settings.rules().onMachine(), settings.providers(), problems);
        checkWindow(settings.rules(), problems);
        var leads = new LeadValidation(id, 0, problems).leads(submission.leads());
        problems.throwIfAny();
        return new Valid(
                campaign(user, id, submission, leads.size(), settings),
                leads,
                submission.start() && !startsLater(schedule, now));
    }

    private static boolean startsLater(@Nullable Schedule schedule, Instant now) {
        return schedule != null && schedule.startAt() != null && !schedule.isStartDue(now);
    }

    /** What can be changed later, with all that is wrong with it among the problems. */
    CampaignSettings settings(
            @Nullable String name,
            @Nullable Integer maxConcurrentCalls,
            @Nullable String provider,
            @Nullable List<@Nullable String> fallbackProviders,
            PostedRules rules,
            Problems problems) {
        problems.check("name", Text.printable(name, MAX_NAME_LENGTH));
        problems.check("maxConcurrentCalls", callsProblem(maxConcurrentCalls));
        return new CampaignSettings(
                Objects.requireNonNullElse(name, ""),
                maxConcurrentCalls == null ? DEFAULT_CALLS : maxConcurrentCalls,
                providers.choice(provider, fallbackProviders, problems),
                RuleValidation.rules(rules, problems));
    }

    /** A campaign may only narrow the window of its deployment. */
    void checkWindow(Rules rules, Problems problems) {
        WindowValidation.narrower(rules.callingWindow(), deployment.window(), problems);
    }

    /** What the agent has for callees must be possible at every account: to hear, and to press. */
    void checkAnswer(
            String userId, @Nullable String agentId, ProviderChoice chosen, Problems problems) {
        agents.answerKind(userId, agentId)
                .ifPresent(kind -> abilities.check(kind, chosen, problems));
        if (agents.offersOptOut(userId, agentId)) {
            abilities.check(AccountFeature.OPT_OUT, "agentId", chosen, problems);
        }
    }

    /** What is to become of machines must be possible at every account. */
    void checkDetection(AnsweringMachine onMachine, ProviderChoice chosen, Problems problems) {
        switch (onMachine) {
            case IGNORE -> {}
            case HANG_UP -> checkDetection(AccountFeature.HANG_UP_ON_MACHINES, chosen, problems);
            case LEAVE_MESSAGE -> checkDetection(AccountFeature.LEAVE_MESSAGE, chosen, problems);
        }
    }

    private void checkDetection(AccountFeature feature, ProviderChoice chosen, Problems problems) {
        abilities.check(feature, PostedRules.ANSWERING_MACHINE, chosen, problems);
    }

    /** Who leaves messages must have one. */
    void checkMachine(String userId, @Nullable String agentId, Rules rules, Problems problems) {
        if (rules.onMachine() == AnsweringMachine.LEAVE_MESSAGE
                && agents.lacksVoicemail(userId, agentId)) {
            problems.add(
                    PostedRules.ANSWERING_MACHINE,
                    "LEAVE_MESSAGE needs an agent that has a voicemailMessage");
        }
    }

    private Campaign campaign(
            User user, String id, CampaignSubmission submission, int leads, CampaignSettings as) {
        return Campaign.planned(
                        id,
                        user.id(),
                        Objects.requireNonNull(submission.agentId()),
                        as.name(),
                        leads,
                        as.maxConcurrentCalls(),
                        clock.instant())
                .with(as.providers())
                .with(as.rules());
    }

    private static @Nullable String callsProblem(@Nullable Integer calls) {
        return calls != null && (calls < 1 || calls > MAX_CALLS)
                ? "must be from 1 to " + MAX_CALLS
                : null;
    }
}
