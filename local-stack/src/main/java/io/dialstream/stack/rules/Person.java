package io.dialstream.stack.rules;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a list of leads.
 *
 * @param numberZone where the number was given out
 * @param ownZone where the person is, if the list says so
 */
record Person(
        String name,
        String phoneNumber,
        ZoneId numberZone,
        @Nullable ZoneId ownZone,
        Answerer answerer,
        Listing listing) {

    /** Who answers a call. */
    enum Answerer {
        /** A human, or nobody. */
        ANYBODY,
        /** A human, who presses the key that stops the calls. */
        OPTS_OUT,
        MACHINE,
        FAX
    }

    /** When the number came on the do-not-call list. */
    enum Listing {
        NOT_LISTED,
        BEFORE_THE_CAMPAIGN,
        /** When the lead was there already, and nobody was called yet. */
        BEFORE_THE_START
    }

    boolean isListed() {
        return listing != Listing.NOT_LISTED;
    }

    /** All clocks that count for a calling window. */
    List<ZoneId> zones() {
        return ownZone == null ? List.of(numberZone) : List.of(numberZone, ownZone);
    }

    /** As it is posted. */
    Map<String, String> lead() {
        return ownZone == null
                ? Map.of("name", name, "phoneNumber", phoneNumber)
                : Map.of("name", name, "phoneNumber", phoneNumber, "timeZone", ownZone.getId());
    }

    static Stream<Person> of(List<Person> people, Listing listing) {
        return people.stream().filter(person -> person.listing == listing);
    }
}
