package io.dialstream.dialer.provider.twilio;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Twilio's answers as JSON trees, read with tolerance: what is no JSON has no fields. */
final class TwilioJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TwilioJson() {}

    static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
