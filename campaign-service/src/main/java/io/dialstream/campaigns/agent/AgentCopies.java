package io.dialstream.campaigns.agent;

/** Things that are stored with what an agent says, and follow it when it says something else. */
public interface AgentCopies {

    /** Called when the agent has been stored: what it says now is what is stored of it. */
    void follow(String userId, String agentId);
}
