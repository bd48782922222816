package io.dialstream.dialer.placement.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.placement.PlacementsContract;
import io.dialstream.dialer.testing.Given;
import io.dialstream.foundation.testing.MongoFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoPlacementsIT extends PlacementsContract {

    @Override
    protected Placements placements() {
        var placements = new MongoPlacements(MongoFixture.emptyDatabase());
        placements.prepare();
        return placements;
    }

    /** From before there were several accounts. */
    @ParameterizedTest
    @CsvSource({"twilio,true", "east,false"})
    void anUnclearCallThatNamesNoAccountIsTheFirstAccounts(String account, boolean unclear) {
        var mongo = MongoFixture.emptyDatabase();
        var former = PlacementDocument.write(requestedAt("twilio", "c-1"));
        former.remove("provider");
        mongo.getCollection("placements").insertOne(former);

        var placement = requestedAt(account, "c-2");
        assertThat(new MongoPlacements(mongo).isAnotherUnclear(placement, Given.NOON, Given.NOON))
                .isEqualTo(unclear);
    }
}
