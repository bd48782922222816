package io.dialstream.campaigns.campaign;

class InMemoryCampaignsTest extends CampaignsContract {

    @Override
    protected Campaigns emptyCampaigns() {
        return new InMemoryCampaigns();
    }
}
