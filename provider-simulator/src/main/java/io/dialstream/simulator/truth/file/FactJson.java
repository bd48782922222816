package io.dialstream.simulator.truth.file;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.truth.Fact;
import tools.jackson.databind.json.JsonMapper;

/** The facts as JSON: each with its type's name, and nothing that can be derived. */
final class FactJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addMixIn(Fact.class, Named.class)
                    .addMixIn(VoiceInstructions.class, Named.class)
                    .changeDefaultVisibility(
                            visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
                    .build();

    String write(Fact fact) {
        return mapper.writerFor(Fact.class).writeValueAsString(fact);
    }

    Fact read(String line) {
        return mapper.readValue(line, Fact.class);
    }

    /** Types of a sealed interface are told apart by their simple names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Named {}
}
