package io.dialstream.calllog.usage.mongo;

import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.calllog.usage.UsageLedgerContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoUsageLedgerIT extends UsageLedgerContract {

    MongoUsageLedgerIT() {
        super(preparedOnAnEmptyDatabase());
    }

    private static UsageLedger preparedOnAnEmptyDatabase() {
        var ledger = new MongoUsageLedger(MongoFixture.emptyDatabase());
        ledger.prepare();
        return ledger;
    }
}
