package io.dialstream.calllog.projection.mongo;

import io.dialstream.calllog.projection.CampaignStatisticsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoCampaignStatisticsIT extends CampaignStatisticsContract {

    MongoCampaignStatisticsIT() {
        super(new MongoCampaignStatistics(MongoFixture.emptyDatabase()));
    }
}
