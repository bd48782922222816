package io.dialstream.campaigns.agent;

import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into an agent, or says all that is wrong with it. */
@Component
public class AgentValidation {

    public static final String AGENT_ID = "[A-Za-z0-9._-]{1,64}";
    public static final int MAX_NAME_LENGTH = 200;
    public static final int MAX_MESSAGE_LENGTH = 1_000;
    public static final int MAX_URL_LENGTH = 2_000;

    /** What is a key by which callees opt out. */
    public static final String OPT_OUT_DIGIT = "[0-9]";

    public static final int MAX_OPT_OUT_TEXT_LENGTH = 200;

    private final AnswerUrlPolicy answerUrls;

    AgentValidation(AnswerUrlPolicy answerUrls) {
        this.answerUrls = answerUrls;
    }

    /** The agent, stored by nobody yet. */
    public Agent agent(String userId, String agentId, AgentSubmission submission, Instant now) {
        var problems = new Problems();
        problems.check("agentId", agentIdProblem(agentId));
        problems.check("name", Text.printable(submission.name(), MAX_NAME_LENGTH));
        if (submission.callerId() != null) {
            problems.check("callerId", PhoneNumberRule.problemOf(submission.callerId()));
        }
        checkAnswer(problems, submission);
        if (submission.voicemailMessage() != null) {
            problems.check(
                    "voicemailMessage",
                    Text.required(submission.voicemailMessage(), MAX_MESSAGE_LENGTH));
        }
        checkOptOut(problems, submission);
        problems.throwIfAny();
        return new Agent(
                userId,
                agentId,
                Objects.requireNonNull(submission.name()),
                submission.callerId() == null ? null : new PhoneNumber(submission.callerId()),
                new AnswerInstructions(submission.answerUrl(), submission.message())
                        .withVoicemail(submission.voicemailMessage())
                        .withOptOut(submission.optOutDigit(), submission.optOutText()),
                now,
                now);
    }

    private static @Nullable String agentIdProblem(String agentId) {
        return agentId.matches(AGENT_ID)
                ? null
                : "must be 1 to 64 of the characters A-Z, a-z, 0-9, dot, underscore and hyphen";
    }

    private void checkAnswer(Problems problems, AgentSubmission submission) {
        if (submission.answerUrl() == null && submission.message() == null) {
            problems.add("message", "is missing; an agent has an answerUrl or a message");
        } else if (submission.answerUrl() != null && submission.message() != null) {
            problems.add("message", "cannot be combined with answerUrl");
        } else if (submission.answerUrl() != null) {
            problems.check("answerUrl", urlProblem(submission.answerUrl()));
        } else {
            problems.check("message", Text.required(submission.message(), MAX_MESSAGE_LENGTH));
        }
    }

    /** Only while we say something do we learn of keys. */
    private static void checkOptOut(Problems problems, AgentSubmission submission) {
        var digit = submission.optOutDigit();
        if (digit != null && !digit.matches(OPT_OUT_DIGIT)) {
            problems.add("optOutDigit", "must be one digit, 0 to 9");
        } else if (digit != null && submission.answerUrl() != null) {
            problems.add(
                    "optOutDigit",
                    "cannot be combined with answerUrl: who takes the call over gets its keys");
        }
        if (submission.optOutText() != null) {
            problems.check(
                    "optOutText",
                    digit == null
                            ? "needs an optOutDigit"
                            : Text.required(submission.optOutText(), MAX_OPT_OUT_TEXT_LENGTH));
        }
    }

    private @Nullable String urlProblem(String text) {
        return text.length() > MAX_URL_LENGTH
                ? "must have at most " + MAX_URL_LENGTH + " characters"
                : answerUrls.problemOf(text);
    }
}
