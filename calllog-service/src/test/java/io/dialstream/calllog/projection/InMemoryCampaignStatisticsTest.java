package io.dialstream.calllog.projection;

class InMemoryCampaignStatisticsTest extends CampaignStatisticsContract {

    InMemoryCampaignStatisticsTest() {
        super(new InMemoryCampaignStatistics());
    }
}
