package io.dialstream.campaigns.dashboard.web;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AgentSubmission;
import io.dialstream.campaigns.agent.AgentView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of an agent. One of the two ways to answer is chosen; what was typed for the other one
 * is ignored.
 *
 * @param handOver whether an address takes the call over; else the message is read out
 */
record AgentForm(
        @Nullable String name,
        @Nullable String callerId,
        @Nullable Boolean handOver,
        @Nullable String answerUrl,
        @Nullable String message,
        @Nullable String voicemailMessage,
        @Nullable String optOutDigit,
        @Nullable String optOutText) {

    static final AgentForm EMPTY = new AgentForm(null, null, null, null, null, null, null, null);

    static AgentForm of(Agent agent) {
        var view = AgentView.of(agent);
        return new AgentForm(
                view.name(),
                view.callerId(),
                view.answerUrl() != null,
                view.answerUrl(),
                view.message(),
                view.voicemailMessage(),
                view.optOutDigit(),
                view.optOutText());
    }

    public boolean handsOver() {
        return Boolean.TRUE.equals(handOver);
    }

    AgentSubmission submission() {
        return new AgentSubmission(
                given(name),
                given(callerId),
                handsOver() ? orNothing(answerUrl) : null,
                handsOver() ? null : orNothing(message),
                given(voicemailMessage),
                handsOver() ? null : given(optOutDigit),
                handsOver() ? null : given(optOutText));
    }

    /** What is asked for is empty, not absent: only one of the two is missed then. */
    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(given(text), "");
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
