package io.dialstream.foundation.request.web;

import io.dialstream.foundation.request.XmlText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses texts in JSON that stores, topics or providers cannot hold, wherever they are: as a
 * field, in a list, as a value or a name in a map.
 */
class HeldTexts extends SimpleModule {

    HeldTexts() {
        addDeserializer(String.class, new Value());
        addKeyDeserializer(String.class, new Name());
    }

    private static String held(String text, DeserializationContext context) {
        if (!XmlText.holds(text)) {
            throw InvalidFormatException.from(
                    context.getParser(), XmlText.PROBLEM, text, String.class);
        }
        return text;
    }

    private static final class Value extends StringDeserializer {

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            return held(super.deserialize(json, context), context);
        }
    }

    private static final class Name extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return held(name, context);
        }
    }
}
