package io.dialstream.calllog.call;

class InMemoryCallsTest extends CallsContract {

    InMemoryCallsTest() {
        super(new InMemoryCalls());
    }
}
