package io.dialstream.foundation.mongo;

import com.mongodb.MongoException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * Remembers whether the store refused the latest write for its own reasons. A store whose disk is
 * nearly full, or whose operator has blocked writes, is a primary that answers pings and reads.
 */
class WriteRefusals implements CommandListener {

    static final int CONFLICT = 112;

    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");

    private volatile boolean latestWasRefused;

    boolean latestWasRefused() {
        return latestWasRefused;
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (WRITES.contains(event.getCommandName())) {
            latestWasRefused = isRefusal(event.getResponse());
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        if (WRITES.contains(event.getCommandName())) {
            latestWasRefused = isRefusal(event.getThrowable());
        }
    }

    private static boolean isRefusal(BsonDocument reply) {
        return reply.getArray("writeErrors", new BsonArray()).stream()
                .map(error -> error.asDocument().getNumber("code").intValue())
                .anyMatch(code -> isRefusal(new MongoException(code, "")));
    }

    private static boolean isRefusal(Throwable failure) {
        boolean conflict = failure instanceof MongoException e && e.getCode() == CONFLICT;
        return !conflict && Dependencies.isDown(failure);
    }
}
