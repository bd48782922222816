package io.dialstream.dialer.provider.http;

import io.dialstream.dialer.provider.ProviderUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What one request came to on the wire. */
public sealed interface WireAnswer {

    /** A whole answer; {@code retryAfter} as the header says. */
    record Replied(int status, String body, @Nullable Duration retryAfter) implements WireAnswer {

        private static final JsonMapper MAPPER = JsonMapper.shared();

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The body, read with tolerance: what is no JSON has no fields. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** No connection stood: the vendor certainly did not see the request. */
    record NeverSent(String why) implements WireAnswer {}

    /** Sent, maybe, and no whole answer came back. */
    record Lost(String why) implements WireAnswer {}

    /**
     * The answer to a request that may be repeated.
     *
     * @param vendor as people write it
     * @throws ProviderUnavailableException when there is no whole one
     */
    default Replied orUnavailable(String vendor) {
        if (this instanceof Replied reply) {
            return reply;
        }
        throw new ProviderUnavailableException(vendor + " does not answer: " + this);
    }
}
