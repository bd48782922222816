package io.dialstream.calllog.usage;

class InMemoryUsageLedgerTest extends UsageLedgerContract {

    InMemoryUsageLedgerTest() {
        super(new InMemoryUsageLedger());
    }
}
