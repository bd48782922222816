package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An E.164 number: {@code +} and 2 to 15 digits, the first not 0. Whether a telephone can have that
 * number is for the services to say; this type keeps out what is no number at all. {@link
 * #toString()} shows the last four digits only, so that no log line can carry a whole number;
 * {@link #e164()} and the JSON carry all of it.
 */
public record PhoneNumber(@JsonValue String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int SHOWN_DIGITS = 4;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        Objects.requireNonNull(e164, "phoneNumber");
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("phoneNumber is not in the form of E.164");
        }
    }

    @Override
    public String toString() {
        return "…" + e164.substring(Math.max(0, e164.length() - SHOWN_DIGITS));
    }
}
