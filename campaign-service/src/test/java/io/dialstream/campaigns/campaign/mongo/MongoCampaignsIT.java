package io.dialstream.campaigns.campaign.mongo;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.CampaignsContract;
import io.dialstream.campaigns.campaign.LeadProgresses;
import io.dialstream.foundation.testing.MongoFixture;

class MongoCampaignsIT extends CampaignsContract {

    @Override
    protected Campaigns emptyCampaigns(LeadProgresses progresses) {
        var campaigns = new MongoCampaigns(MongoFixture.emptyDatabase(), progresses);
        campaigns.prepare();
        return campaigns;
    }
}
