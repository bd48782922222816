package io.dialstream.foundation.readiness;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;

/** Tells a dependency that is away, and will be back, from a request that can never succeed. */
public final class Dependencies {

    private static final boolean MONGO_PRESENT = isPresent("com.mongodb.MongoException");

    private Dependencies() {}

    /** Whether this failure, or one that caused it, says that Kafka or MongoDB is away. */
    public static boolean isDown(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case EventLogUnavailableException _,
                    RetriableException _,
                    TransientDataAccessException _,
                    DataAccessResourceFailureException _,
                    NonTransientDataAccessResourceException _ ->
                    true;
            default -> MONGO_PRESENT && Mongo.isOutage(cause);
        };
    }

    private static boolean isPresent(String className) {
        return org.springframework.util.ClassUtils.isPresent(
                className, Dependencies.class.getClassLoader());
    }

    /** Kept apart: a service without MongoDB never loads it. */
    private static final class Mongo {

        /** Not authenticated, not authorized: our credentials are wrong, not the record. */
        private static final Set<Integer> CREDENTIALS = Set.of(18, 13);

        /**
         * A fault within, with or without a code (-1), no primary, a server that shuts down or
         * recovers, a network between them, time that ran out, a conflict, a full disk, writes that
         * an operator has blocked: what is said of a single write is true of all.
         */
        private static final Set<Integer> OF_THE_SERVER =
                Set.of(
                        -1, 1, 6, 7, 50, 89, 91, 112, 134, 189, 262, 371, 9001, 10107, 11600, 11602,
                        13435, 13436, 14031);

        static boolean isOutage(Throwable cause) {
            return switch (cause) {
                case MongoSocketException _,
                        MongoTimeoutException _,
                        MongoServerUnavailableException _,
                        MongoNotPrimaryException _,
                        MongoNodeIsRecoveringException _,
                        MongoSecurityException _,
                        MongoInterruptedException _,
                        MongoWriteConcernException _ ->
                        true;
                case MongoBulkWriteException bulk -> isOutage(bulk);
                case MongoException other ->
                        CREDENTIALS.contains(other.getCode())
                                || OF_THE_SERVER.contains(other.getCode())
                                || other.hasErrorLabel("RetryableWriteError");
                default -> false;
            };
        }

        /** Also when all was written and the majority did not say so: it may be rolled back. */
        private static boolean isOutage(MongoBulkWriteException bulk) {
            return bulk.getWriteConcernError() != null
                    || bulk.hasErrorLabel("RetryableWriteError")
                    || bulk.getWriteErrors().stream()
                            .anyMatch(error -> OF_THE_SERVER.contains(error.getCode()));
        }
    }
}
