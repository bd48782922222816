package io.dialstream.campaigns.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time where leads are. Few leads of a campaign differ in it.
 *
 * @param timeZone that the leads came with; null when they came with none
 * @param ofNumber the time zones that their numbers may be in; empty when nobody knows any
 */
public record Place(@Nullable String timeZone, List<String> ofNumber) {

    /** Of which nothing is known. */
    public static final Place UNKNOWN = new Place(null, List.of());

    public Place {
        ofNumber = List.copyOf(ofNumber);
    }
}
