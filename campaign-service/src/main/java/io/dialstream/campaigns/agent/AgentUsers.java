package io.dialstream.campaigns.agent;

/** Things that are stored and may need an agent as long as they are not finished. */
public interface AgentUsers {

    boolean needAgent(String userId, String agentId);

    /** What needs it, as in "is used by a campaign". */
    default String description() {
        return "a campaign or a call that is not finished";
    }
}
