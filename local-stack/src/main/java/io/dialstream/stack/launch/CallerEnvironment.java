package io.dialstream.stack.launch;

import java.util.Map;
import java.util.Optional;

/** What the caller's environment says about the stack. */
record CallerEnvironment(Map<String, String> variables) {

    private static final String DEFAULT_KEYS = "demo=demo-key";

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A broker of the caller's, which leaves the embedded one out. */
    Optional<String> kafka() {
        return value("KAFKA_BOOTSTRAP_SERVERS");
    }

    /** A database of the caller's, which leaves the embedded one out. */
    Optional<String> mongo() {
        return value("MONGODB_URI");
    }

    /** A provider of the caller's, which leaves the simulator out. */
    Optional<String> provider() {
        return value("TWILIO_API_BASE_URL");
    }

    /**
     * Where the provider reaches the ingest service, when that is not this machine's own address.
     */
    Optional<String> publicBaseUrl() {
        return value("PUBLIC_BASE_URL");
    }

    /** {@code userId=key,userId=key}. */
    String apiKeys() {
        return value("DIALSTREAM_API_KEYS").orElse(DEFAULT_KEYS);
    }

    /** Whether the caller left this part to a server of theirs. */
    boolean replaces(Part part) {
        return switch (part) {
            case KAFKA -> kafka().isPresent();
            case MONGO -> mongo().isPresent();
            case SIMULATOR -> provider().isPresent();
            case CALLLOG, INGEST, DIALER, CAMPAIGN -> false;
        };
    }
}
