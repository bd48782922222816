package io.dialstream.calllog.storage.mongo;

import com.mongodb.MongoException;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessResourceException;

/** What MongoDB refuses to do for the projection. */
public final class Refusals {

    private Refusals() {}

    /**
     * Asks for something that no event can make impossible.
     *
     * @throws TransientDataAccessResourceException when it was refused, for whatever reason: the
     *     batch waits, and no record is to blame
     */
    public static <T> T waitedFor(Supplier<T> request) {
        try {
            return request.get();
        } catch (MongoException e) {
            throw new TransientDataAccessResourceException("MongoDB has refused", e);
        }
    }
}
