package io.dialstream.campaigns.campaign.mongo;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.CampaignsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoCampaignsIT extends CampaignsContract {

    @Override
    protected Campaigns emptyCampaigns() {
        var campaigns = new MongoCampaigns(MongoFixture.emptyDatabase());
        campaigns.prepare();
        return campaigns;
    }
}
