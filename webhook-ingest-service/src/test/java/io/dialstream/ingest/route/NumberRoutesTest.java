package io.dialstream.ingest.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NumberRoutesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("+15005550006");
    private static final PhoneNumber OTHER = new PhoneNumber("+15005550007");

    private final NumberRoutes routes = new NumberRoutes();

    @Test
    void aNumberHasTheRouteOfItsHighestRevision() {
        routes.handle(change(NUMBER, 1, "one"));
        routes.handle(change(NUMBER, 2, "two"));

        assertThat(routes.of(NUMBER, "twilio"))
                .contains(new NumberRoute("alice", "agent-7", new AnswerInstructions(null, "two")));
        assertThat(routes.of(OTHER, "twilio")).isEmpty();
    }

    @Test
    void aLowerRevisionThatComesLaterSaysNothing() {
        routes.handle(change(NUMBER, 3, "three"));
        routes.handle(change(NUMBER, 2, "two"));

        assertThat(said()).isEqualTo("three");
    }

    @Test
    void aRemovalRemoves() {
        routes.handle(change(NUMBER, 1, "one"));
        routes.handle(NumberRouteChanged.gone(NUMBER, 2, NOON));

        assertThat(routes.of(NUMBER, "twilio")).isEmpty();
    }

    @Test
    void whatWasRemovedDoesNotComeBackWithAnOlderChange() {
        routes.handle(NumberRouteChanged.gone(NUMBER, 2, NOON));
        routes.handle(change(NUMBER, 1, "one"));

        assertThat(routes.of(NUMBER, "twilio")).isEmpty();
    }

    @Test
    void aNumberCanBeRoutedAgain() {
        routes.handle(change(NUMBER, 1, "one"));
        routes.handle(NumberRouteChanged.gone(NUMBER, 2, NOON));
        routes.handle(change(NUMBER, 3, "three"));

        assertThat(said()).isEqualTo("three");
    }

    /** Two numbers' revisions have nothing to do with each other. */
    @Test
    void eachNumberCountsForItself() {
        routes.handle(change(NUMBER, 9, "nine"));
        routes.handle(change(OTHER, 1, "one"));
        routes.handle(NumberRouteChanged.gone(OTHER, 2, NOON));

        assertThat(said()).isEqualTo("nine");
    }

    @Test
    void theNumberOfOneAccountIsNotThatOfAnother() {
        routes.handle(change(NUMBER, 1, "one"));

        assertThat(routes.of(NUMBER, "east")).isEmpty();
    }

    /** Records come again after a start, and two writers may have written in either order. */
    @Property
    void anyOrderWithAnyRepetitionsComesToTheSame(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 9) Integer> order) {
        var changes = new ArrayList<NumberRouteChanged>();
        for (int revision = 1; revision <= 10; revision++) {
            changes.add(
                    revision % 3 == 0
                            ? NumberRouteChanged.gone(NUMBER, revision, NOON)
                            : change(NUMBER, revision, "r" + revision));
        }
        var some = new NumberRoutes();
        order.forEach(index -> some.handle(changes.get(index)));
        changes.forEach(some::handle);
        order.forEach(index -> some.handle(changes.get(index)));

        assertThat(some.of(NUMBER, "twilio").orElseThrow().answer().message()).isEqualTo("r10");
    }

    private String said() {
        return String.valueOf(routes.of(NUMBER, "twilio").orElseThrow().answer().message());
    }

    private static NumberRouteChanged change(PhoneNumber number, long revision, String message) {
        return new NumberRouteChanged(
                NumberRouteChanged.eventId(number, revision),
                number,
                revision,
                "alice",
                "agent-7",
                "twilio",
                new AnswerInstructions(null, message),
                NOON);
    }
}
