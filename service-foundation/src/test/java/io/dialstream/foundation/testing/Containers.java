package io.dialstream.foundation.testing;

/**
 * The one switch between servers of this process and containers: the Maven profile {@code
 * containers}, which needs a Docker engine and fails without one.
 */
final class Containers {

    static final String KAFKA = "apache/kafka:4.2.1";
    static final String MONGO = "mongo:8";

    private Containers() {}

    static boolean wanted() {
        return Boolean.getBoolean("dialstream.test.containers");
    }
}
