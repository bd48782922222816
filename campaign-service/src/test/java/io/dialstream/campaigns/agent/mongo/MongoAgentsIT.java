package io.dialstream.campaigns.agent.mongo;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.agent.AgentsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoAgentsIT extends AgentsContract {

    @Override
    protected Agents emptyAgents() {
        var agents = new MongoAgents(MongoFixture.emptyDatabase());
        agents.prepare();
        return agents;
    }
}
