package io.dialstream.campaigns.lead.mongo;

import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.lead.LeadsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoLeadsIT extends LeadsContract {

    @Override
    protected Leads emptyLeads() {
        var leads = new MongoLeads(MongoFixture.emptyDatabase());
        leads.prepare();
        return leads;
    }
}
