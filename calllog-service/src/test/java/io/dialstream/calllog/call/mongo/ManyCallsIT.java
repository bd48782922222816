package io.dialstream.calllog.call.mongo;

import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.CallDirection;
import io.dialstream.calllog.call.CallQuery;
import io.dialstream.calllog.call.ListFilter;
import io.dialstream.calllog.call.PlacedCallQuery;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.Filters;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.mongo.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On the store of the local stack, what is asked of many calls is answered by an index. */
class ManyCallsIT {

    private static final int CALLS = 10_000;
    private static final int TIMES = 10;
    private static final PhoneNumber OURS = new PhoneNumber("+15005550006");

    /** It is far more; most of an answer by an index is its way over the wire. */
    private static final int FASTER = 3;

    @TempDir private Path folder;

    @Test
    void findsTheCallsOfOneNumberAndThoseThatCameInAmongAllOthers() {
        try (var server = EmbeddedMongo.start(folder, 0);
                var client = MongoClients.create(server.uri())) {
            var indexed = new MongoCalls(new MongoTemplate(client, "indexed"));
            var plain = new MongoCalls(new MongoTemplate(client, "plain"));
            indexed.prepare();
            for (var calls : List.of(indexed, plain)) {
                fill(calls);
            }

            assertFaster(() -> lookUp(indexed, OURS), () -> lookUp(plain, OURS));
            assertFaster(() -> lookUp(indexed, null), () -> lookUp(plain, null));
            for (var query : lists()) {
                assertThat(indexed.list(query)).isEqualTo(plain.list(query));
                assertFaster(() -> indexed.list(query), () -> plain.list(query));
            }
        }
    }

    /** All, those that came in, those of a number. */
    private static List<CallQuery> lists() {
        var page = PageRequest.of(10, null);
        var ofNumber = Filters.ofNumber(number(4711).e164());
        return List.of(
                new CallQuery("alice", null, null, null, ListFilter.ALL, page),
                new CallQuery("alice", null, CallDirection.INBOUND, null, ListFilter.ALL, page),
                new CallQuery("alice", null, null, null, ofNumber, page));
    }

    private static void lookUp(MongoCalls calls, @Nullable PhoneNumber from) {
        var since = CallEvents.START.minus(Duration.ofDays(1));
        var query =
                new PlacedCallQuery(
                        "alice", number(4711), from, since, since.plus(Duration.ofDays(30)));
        assertThat(calls.lastPlaced(query)).map(Call::id).contains("c4711");
    }

    private static void assertFaster(Runnable quick, Runnable slow) {
        assertThat(shortestTimeOf(quick) * FASTER).isLessThan(shortestTimeOf(slow));
    }

    /** What else the machine does makes the others longer. */
    private static long shortestTimeOf(Runnable request) {
        return LongStream.generate(() -> timeOf(request)).limit(TIMES).min().orElseThrow();
    }

    private static long timeOf(Runnable request) {
        long begin = System.nanoTime();
        request.run();
        return System.nanoTime() - begin;
    }

    private static void fill(MongoCalls calls) {
        for (int from = 0; from < CALLS; from += 1_000) {
            calls.addAll(
                    IntStream.range(from, from + 1_000).mapToObj(ManyCallsIT::placed).toList());
        }
        var callbacks = new ArrayList<Call>();
        for (var sid : List.of("one", "two", "three")) {
            callbacks.add(
                    SampleCalls.aCallback(aCallback(sid, OURS.e164()).by(number(4711).e164())));
        }
        calls.addAll(callbacks);
    }

    private static Call placed(int index) {
        var events =
                CallEvents.inCampaign("c" + index, "k1")
                        .to("crm-" + index, number(index).e164())
                        .startingAt(CallEvents.START.plusSeconds(index));
        return SampleCalls.callAfter(events.initiated().from(OURS));
    }

    private static PhoneNumber number(int index) {
        return new PhoneNumber("+1415555%04d".formatted(index));
    }
}
