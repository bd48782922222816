package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.rules.PostedRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a rule that null turns off, and that has a default where nothing is said. */
final class SaidRule extends ValueDeserializer<@Nullable Object> {

    private static final Object OFF = new Object();

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return context.readValue(parser, Object.class);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return OFF;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    /** What it says. */
    static @Nullable Object orDefault(@Nullable Object read) {
        if (read == null) {
            return PostedRules.NONE.failurePause();
        }
        return read == OFF ? null : read;
    }
}
