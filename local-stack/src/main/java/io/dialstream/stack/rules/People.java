package io.dialstream.stack.rules;

import io.dialstream.stack.rules.Person.Answerer;
import io.dialstream.stack.rules.Person.Listing;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The 200 people of the demonstration, at numbers that are reserved for fiction: +1, an area code,
 * 555-0100 to 555-0199. Clocks are never put forward or back where they are.
 */
final class People {

    /** Ten numbers of Saskatchewan. */
    static final String LISTED_PREFIX = "+1306555015*";

    static final int LISTED_ONE_BY_ONE = 5;
    private static final int OPT_OUTS = 6;
    private static final int MACHINES = 16;
    private static final int FAXES = 3;
    static final int LISTED_LATE = 2;
    private static final int CALLED_AGAIN = 20;

    /** Where the clock is the farthest behind. */
    static final ZoneId OPENS_LAST = Area.HAWAII.zone;

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** Where numbers of an area code are, and how many of them are called. */
    private enum Area {
        PUERTO_RICO(787, "America/Puerto_Rico", 80),
        SASKATCHEWAN(306, "America/Regina", 60),
        ARIZONA(602, "America/Phoenix", 40),
        HAWAII(808, "Pacific/Honolulu", 12),
        /** People with a number of Puerto Rico who have moved. */
        MOVED_TO_TOKYO(787, "America/Puerto_Rico", 8);

        private final int code;
        private final ZoneId zone;
        private final int people;

        Area(int code, String zone, int people) {
            this.code = code;
            this.zone = ZoneId.of(zone);
            this.people = people;
        }
    }

    private People() {}

    /** Everybody: the list of the first campaign. */
    static List<Person> all() {
        return Stream.of(Area.values())
                .flatMap(area -> IntStream.range(0, area.people).mapToObj(n -> person(area, n)))
                .toList();
    }

    /**
     * Whom a second campaign has on its list as well: who has asked to be called no more, who was
     * called last, and some others.
     */
    static List<Person> calledAgain(List<Person> all) {
        Predicate<Person> optsOut = person -> person.answerer() == Answerer.OPTS_OUT;
        return Stream.of(
                        all.stream().filter(optsOut),
                        all.stream().filter(person -> in(Area.HAWAII, person)),
                        all.stream().filter(person -> in(Area.ARIZONA, person)).limit(CALLED_AGAIN))
                .flatMap(each -> each)
                .toList();
    }

    /** Whether nobody needs to list this number by itself. */
    static boolean isCoveredByPrefix(String number) {
        return number.startsWith(LISTED_PREFIX.replace("*", ""));
    }

    private static boolean in(Area area, Person person) {
        return person.numberZone().equals(area.zone);
    }

    private static Person person(Area area, int n) {
        int last = area == Area.MOVED_TO_TOKYO ? 99 - n : n;
        return new Person(
                "%s %d".formatted(words(area), n + 1),
                "+1%d55501%02d".formatted(area.code, last),
                area.zone,
                ownZone(area),
                answerer(area, n),
                listing(area, n));
    }

    private static String words(Area area) {
        return switch (area) {
            case PUERTO_RICO -> "Puerto Rico";
            case SASKATCHEWAN -> "Saskatchewan";
            case ARIZONA -> "Arizona";
            case HAWAII -> "Hawaii";
            case MOVED_TO_TOKYO -> "Moved to Tokyo";
        };
    }

    private static @Nullable ZoneId ownZone(Area area) {
        return area == Area.MOVED_TO_TOKYO ? TOKYO : null;
    }

    private static Answerer answerer(Area area, int n) {
        return switch (area) {
            case PUERTO_RICO -> n < OPT_OUTS ? Answerer.OPTS_OUT : Answerer.ANYBODY;
            case SASKATCHEWAN -> n < MACHINES ? Answerer.MACHINE : Answerer.ANYBODY;
            case ARIZONA -> n < FAXES ? Answerer.FAX : Answerer.ANYBODY;
            case HAWAII, MOVED_TO_TOKYO -> Answerer.ANYBODY;
        };
    }

    private static Listing listing(Area area, int n) {
        return switch (area) {
            case PUERTO_RICO ->
                    n >= area.people - LISTED_ONE_BY_ONE
                            ? Listing.BEFORE_THE_CAMPAIGN
                            : Listing.NOT_LISTED;
            case SASKATCHEWAN -> n / 10 == 5 ? Listing.BEFORE_THE_CAMPAIGN : Listing.NOT_LISTED;
            case HAWAII -> n < LISTED_LATE ? Listing.BEFORE_THE_START : Listing.NOT_LISTED;
            case ARIZONA, MOVED_TO_TOKYO -> Listing.NOT_LISTED;
        };
    }
}
