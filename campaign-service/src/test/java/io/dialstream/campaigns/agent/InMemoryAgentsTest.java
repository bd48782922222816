package io.dialstream.campaigns.agent;

class InMemoryAgentsTest extends AgentsContract {

    @Override
    protected Agents emptyAgents() {
        return new InMemoryAgents();
    }
}
