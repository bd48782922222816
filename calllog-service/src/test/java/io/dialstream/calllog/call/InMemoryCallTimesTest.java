package io.dialstream.calllog.call;

class InMemoryCallTimesTest extends CallTimesContract {

    InMemoryCallTimesTest() {
        super(empty());
    }

    private static Both empty() {
        var calls = new InMemoryCalls();
        return new Both(calls, new InMemoryCallTimes(calls));
    }
}
