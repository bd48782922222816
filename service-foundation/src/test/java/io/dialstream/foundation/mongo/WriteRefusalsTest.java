package io.dialstream.foundation.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandSucceededEvent;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class WriteRefusalsTest {

    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int DUPLICATE_KEY = 11000;
    private static final ConnectionDescription CONNECTION =
            new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress()));

    private final WriteRefusals refusals = new WriteRefusals();

    @Test
    void remembersARefusalUntilAWriteIsTaken() {
        fails("update", OUT_OF_DISK_SPACE);
        assertThat(refusals.latestWasRefused()).isTrue();

        succeeds("find", "{ok: 1}");
        assertThat(refusals.latestWasRefused()).isTrue();

        succeeds("insert", "{ok: 1, n: 1}");
        assertThat(refusals.latestWasRefused()).isFalse();
    }

    @Test
    void seesWhatIsSaidOfASingleWriteOfABatch() {
        succeeds("insert", "{ok: 1, n: 0, writeErrors: [{index: 0, code: 14031}]}");

        assertThat(refusals.latestWasRefused()).isTrue();
    }

    @Test
    void isNotConcernedWithWhatIsWrongWithADocument() {
        succeeds("insert", "{ok: 1, n: 0, writeErrors: [{index: 0, code: 11000}]}");
        assertThat(refusals.latestWasRefused()).isFalse();

        fails("findAndModify", DUPLICATE_KEY);
        assertThat(refusals.latestWasRefused()).isFalse();
    }

    @Test
    void isNotConcernedWithConflictsOfTwoWhoWrite() {
        fails("update", WriteRefusals.CONFLICT);

        assertThat(refusals.latestWasRefused()).isFalse();
    }

    @Test
    void isNotConcernedWithReads() {
        fails("find", OUT_OF_DISK_SPACE);

        assertThat(refusals.latestWasRefused()).isFalse();
    }

    private void fails(String command, int code) {
        refusals.commandFailed(
                new CommandFailedEvent(
                        null, 1, 1, CONNECTION, "db", command, 1, new MongoException(code, "")));
    }

    private void succeeds(String command, String reply) {
        refusals.commandSucceeded(
                new CommandSucceededEvent(
                        null, 1, 1, CONNECTION, "db", command, BsonDocument.parse(reply), 1));
    }
}
