package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
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
                new DataAccessResourceFailureException("away"),
                new IllegalStateException(new RuntimeException(new TimeoutException("deep"))));
    }

    static Stream<Throwable> faultsOfARecord() {
        return Stream.of(
                new NullPointerException("userId"),
                new IllegalArgumentException("not ours"),
                new DuplicateKeyException("twice"),
                new MongoException(2, "bad value"));
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
