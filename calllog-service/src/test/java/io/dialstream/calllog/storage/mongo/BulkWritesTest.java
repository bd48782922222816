package io.dialstream.calllog.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkWritesTest {

    private static final int DUPLICATE_KEY = 11000;
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int WRITE_CONCERN_FAILED = 64;

    @Test
    void tellsWhichWritesMetADuplicate() {
        var failure = failure(null, error(DUPLICATE_KEY, 3), error(DUPLICATE_KEY, 7));

        assertThat(BulkWrites.duplicates(failure)).containsExactly(3, 7);
    }

    @Test
    void waitsWhenAWriteIsRefusedForAnotherReason() {
        assertIsWaitedFor(failure(null, error(DUPLICATE_KEY, 3), error(OUT_OF_DISK_SPACE, 7)));
    }

    @Test
    void waitsWhenAMajorityDoesNotConfirm() {
        var unconfirmed =
                new WriteConcernError(
                        WRITE_CONCERN_FAILED,
                        "WriteConcernFailed",
                        "waiting for replication timed out",
                        new BsonDocument());

        assertIsWaitedFor(failure(unconfirmed));
        assertIsWaitedFor(failure(unconfirmed, error(DUPLICATE_KEY, 3)));
    }

    private static void assertIsWaitedFor(MongoBulkWriteException failure) {
        assertThatThrownBy(() -> BulkWrites.duplicates(failure))
                .satisfies(e -> assertThat(Dependencies.isDown(e)).isTrue());
    }

    private static MongoBulkWriteException failure(
            @Nullable WriteConcernError unconfirmed, BulkWriteError... errors) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(errors),
                unconfirmed,
                new ServerAddress(),
                Set.of());
    }

    private static BulkWriteError error(int code, int index) {
        return new BulkWriteError(code, "refused", new BsonDocument(), index);
    }
}
