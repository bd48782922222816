package io.dialstream.campaigns.agent.web;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AnswerUrlPolicy;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into an agent, or says all that is wrong with it. */
@Component
public class AgentValidation {

    public static final String AGENT_ID = "[A-Za-z0-9._-]{1,64}";
    static final int LONGEST_NAME = 200;
    static final int LONGEST_MESSAGE = 1_000;
    static final int LONGEST_URL = 2_000;

    private final AnswerUrlPolicy answerUrls;

    AgentValidation(AnswerUrlPolicy answerUrls) {
        this.answerUrls = answerUrls;
    }

    /** The agent, stored by nobody yet. */
    public Agent agent(String userId, String agentId, AgentRequest request, Instant now) {
        var problems = new Problems();
        problems.check("agentId", agentIdProblem(agentId));
        problems.check("name", Text.printable(request.name(), LONGEST_NAME));
        if (request.callerId() != null) {
            problems.check("callerId", PhoneNumberRule.problemOf(request.callerId()));
        }
        checkAnswer(problems, request);
        problems.throwIfAny();
        return new Agent(
                userId,
                agentId,
                Objects.requireNonNull(request.name()),
                request.callerId() == null ? null : new PhoneNumber(request.callerId()),
                new AnswerInstructions(request.answerUrl(), request.message()),
                now,
                now);
    }

    private static @Nullable String agentIdProblem(String agentId) {
        return agentId.matches(AGENT_ID)
                ? null
                : "must be 1 to 64 of the characters A-Z, a-z, 0-9, dot, underscore and hyphen";
    }

    private void checkAnswer(Problems problems, AgentRequest request) {
        if (request.answerUrl() == null && request.message() == null) {
            problems.add("message", "is missing; an agent has an answerUrl or a message");
        } else if (request.answerUrl() != null && request.message() != null) {
            problems.add("message", "cannot be combined with answerUrl");
        } else if (request.answerUrl() != null) {
            problems.check("answerUrl", urlProblem(request.answerUrl()));
        } else {
            problems.check("message", Text.required(request.message(), LONGEST_MESSAGE));
        }
    }

    private @Nullable String urlProblem(String text) {
        return text.length() > LONGEST_URL
                ? "must have at most " + LONGEST_URL + " characters"
                : answerUrls.problemOf(text);
    }
}
