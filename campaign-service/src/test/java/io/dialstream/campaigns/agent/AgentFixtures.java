package io.dialstream.campaigns.agent;

import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;

/** Agents. */
public final class AgentFixtures {

    private AgentFixtures() {}

    /** Ann's agent, who reads out a message. */
    public static Agent anAgent(String agentId) {
        return anAgent("ann", agentId, MovableClock.START);
    }

    /** The rule of agents' ids, on a store of them. */
    public static AgentRule ruleOf(Agents agents) {
        return new AgentRule(agents);
    }

    public static Agent anAgent(String userId, String agentId, Instant createdAt) {
        return new Agent(
                userId,
                agentId,
                "Reminder",
                new PhoneNumber("+14155550100"),
                new AnswerInstructions(null, "Hello!"),
                createdAt,
                createdAt);
    }
}
