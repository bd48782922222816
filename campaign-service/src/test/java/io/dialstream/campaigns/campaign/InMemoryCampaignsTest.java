package io.dialstream.campaigns.campaign;

class InMemoryCampaignsTest extends CampaignsContract {

    @Override
    protected Campaigns emptyCampaigns(LeadProgresses progresses) {
        return new InMemoryCampaigns(progresses);
    }
}
