package io.dialstream.foundation.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** How large each update was that a client has sent. */
public final class WriteSizes implements CommandListener {

    private final List<Integer> bytes = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("update")) {
            var updates = event.getCommand().getArray("updates");
            updates.forEach(update ->
                    bytes.add(
                            new RawBsonDocument(update.asDocument(), new BsonDocumentCodec())
                                    .getByteBuffer()
                                    .remaining()));
        }
    }

    /** In bytes, in the order in which they were sent, since they were last asked for. */
    public List<Integer> taken() {
        var all = List.copyOf(bytes);
        bytes.clear();
        return all;
    }
}
