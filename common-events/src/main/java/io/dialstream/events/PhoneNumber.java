package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * An E.164 number ({@code +} and digits). {@link #toString()} shows the last four digits only, so
 * that no log line can carry a whole number; {@link #e164()} and the JSON carry all of it.
 */
public record PhoneNumber(@JsonValue String e164) {

    private static final int SHOWN_DIGITS = 4;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        Objects.requireNonNull(e164, "phoneNumber");
    }

    @Override
    public String toString() {
        return "…" + e164.substring(Math.max(0, e164.length() - SHOWN_DIGITS));
    }
}
