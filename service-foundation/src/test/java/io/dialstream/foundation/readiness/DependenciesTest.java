package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class DependenciesTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new EventLogUnavailableException(new IllegalStateException("away")),
                new TimeoutException("broker"),
                new MongoTimeoutException("server selection"),
                new MongoException(13, "not authorized"),
                new MongoException(189, "has stepped down"),
                new MongoException(1, "internal server error"),
                new MongoException(-1, "Unknown error: cannot write to the file"),
                bulk(List.of(), new WriteConcernError(64, "", "no majority", new BsonDocument())),
                bulk(List.of(10107), null),
                bulk(List.of(14031), null),
                bulk(List.of(371), null),
                new DataAccessResourceFailureException("away"),
                new IllegalStateException(new RuntimeException(new TimeoutException("deep"))));
    }

    static Stream<Throwable> faultsOfARecord() {
        return Stream.of(
                new NullPointerException("userId"),
                new IllegalArgumentException("not ours"),
                new DuplicateKeyException("twice"),
                bulk(List.of(11000), null),
                bulk(List.of(11000, 2), null),
                new MongoException(2, "bad value"));
    }

    private static MongoBulkWriteException bulk(
            List<Integer> refused, @Nullable WriteConcernError unconfirmed) {
        var errors =
                refused.stream()
                        .map(code -> new BulkWriteError(code, "refused", new BsonDocument(), 0))
                        .toList();
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                errors,
                unconfirmed,
                new ServerAddress(),
                Set.of());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void waitsForWhatWillBeBack(Throwable failure) {
        assertThat(Dependencies.isDown(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faultsOfARecord")
    void doesNotWaitForWhatCanNeverSucceed(Throwable failure) {
        assertThat(Dependencies.isDown(failure)).isFalse();
    }
}
