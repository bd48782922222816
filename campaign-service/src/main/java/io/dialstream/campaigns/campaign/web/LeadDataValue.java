package io.dialstream.campaigns.campaign.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads an entry of a lead's data: a text, a boolean, or a number with the digits that it was given
 * with. Anything else becomes null, which the validation refuses.
 */
final class LeadDataValue extends ValueDeserializer<@Nullable Object> {

    /** As written. */
    private static final int MAX_NUMBER_LENGTH = 30;

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> context.readValue(parser, String.class);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    private static Object number(String written) {
        if (written.length() > MAX_NUMBER_LENGTH) {
            throw new InvalidRequestException(
                    "", "must have numbers of at most " + MAX_NUMBER_LENGTH + " characters");
        }
        return new BigDecimal(written);
    }
}
