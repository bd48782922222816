package io.dialstream.campaigns.lead;

class InMemoryLeadsTest extends LeadsContract {

    @Override
    protected Leads emptyLeads() {
        return new InMemoryLeads();
    }
}
