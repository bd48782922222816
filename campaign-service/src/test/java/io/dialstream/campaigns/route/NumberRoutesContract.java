package io.dialstream.campaigns.route;

import static io.dialstream.campaigns.route.RouteFixtures.NUMBER;
import static io.dialstream.campaigns.route.RouteFixtures.aRoute;
import static io.dialstream.campaigns.route.RouteFixtures.aTarget;
import static io.dialstream.campaigns.timer.MovableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of routes does. */
public abstract class NumberRoutesContract {

    private NumberRoutes routes;

    protected abstract NumberRoutes emptyRoutes();

    @BeforeEach
    void empty() {
        routes = emptyRoutes();
    }

    private static PhoneNumber number(int n) {
        return new PhoneNumber("+1500555000" + n);
    }

    @Test
    void givesBackWhatWasStored() {
        assertThat(routes.find(NUMBER)).isEmpty();
        assertThat(routes.save(aRoute())).isTrue();

        assertThat(routes.find(NUMBER)).contains(aRoute());
    }

    @Test
    void keepsAllThatCallersHear() {
        var said =
                List.of(
                        new AnswerInstructions("wss://x", null),
                        new AnswerInstructions(null, "Hi!").withOptOut("9", null),
                        new AnswerInstructions(null, "Hi!").withOptOut("9", "Press nine."));
        var route = aRoute();
        routes.save(route);
        for (var answer : said) {
            route = route.saying(answer, START.plusSeconds(7));
            assertThat(routes.save(route)).isTrue();

            assertThat(routes.find(NUMBER)).contains(route);
        }
    }

    @Test
    void aRevisionIsStoredOnce() {
        var first = aRoute();
        var second = first.put("ann", aTarget("other", "Hi!"), START.plusSeconds(1));
        routes.save(first);

        assertThat(routes.save(aRoute("bob", NUMBER, "b", START))).isFalse();
        assertThat(routes.save(second.removed(START))).isFalse();
        assertThat(routes.save(second)).isTrue();
        assertThat(routes.save(second)).isFalse();
        assertThat(routes.save(first.removed(START))).isFalse();
        assertThat(routes.find(NUMBER)).contains(second);
    }

    @Test
    void onlyTheStoredRevisionIsAcknowledged() {
        var first = aRoute();
        var second = first.put("ann", aTarget("other", "Hi!"), START);
        assertThat(routes.acknowledged(first)).isFalse();
        routes.save(first);
        routes.save(second);

        assertThat(routes.acknowledged(first)).isFalse();
        assertThat(routes.find(NUMBER)).map(NumberRoute::pending).contains(true);
        assertThat(routes.acknowledged(second)).isTrue();
        assertThat(routes.find(NUMBER)).map(NumberRoute::pending).contains(false);
        assertThat(routes.acknowledged(second)).as("again").isTrue();
    }

    @Test
    void whatNobodyHasStaysAndIsNotListed() {
        var removed = aRoute().removed(START.plusSeconds(1));
        routes.save(aRoute());

        assertThat(routes.save(removed)).isTrue();

        assertThat(routes.find(NUMBER)).contains(removed);
        assertThat(routes.all(null, 10)).containsExactly(removed);
        assertThat(routes.list("ann", new PageRequest(10, null))).isEmpty();
        assertThat(routes.ofAgent("ann", "reminder", null, 10)).isEmpty();
        assertThat(routes.needAgent("ann", "reminder")).isFalse();
    }

    @Test
    void whoHasItNextIsAnother() {
        var removed = aRoute().removed(START.plusSeconds(1));
        var next = removed.put("bob", aTarget("b", "Hi!"), START.plusSeconds(2));
        List.of(aRoute(), removed, next).forEach(routes::save);

        assertThat(routes.find(NUMBER)).contains(next);
        assertThat(routes.list("ann", new PageRequest(10, null))).isEmpty();
        assertThat(routes.list("bob", new PageRequest(10, null))).containsExactly(next);
    }

    @Test
    void listsNewestFirstInPages() {
        for (int n = 1; n <= 4; n++) {
            routes.save(aRoute("ann", number(n), "a", START.plusSeconds(n / 2)));
        }
        routes.save(aRoute("bob", number(5), "a", START));

        assertThat(listed(null)).containsExactly(number(4), number(3), number(2));
        assertThat(listed(new Cursor(START.plusSeconds(1), number(3).e164())))
                .containsExactly(number(2), number(1));
    }

    private List<PhoneNumber> listed(@Nullable Cursor after) {
        return routes.list("ann", new PageRequest(2, after)).stream()
                .map(NumberRoute::number)
                .toList();
    }

    @Test
    void findsThoseOfAnAgentInTheirOrder() {
        for (int n : new int[] {3, 1, 2}) {
            routes.save(aRoute("ann", number(n), "a", START));
        }
        routes.save(aRoute("ann", number(4), "b", START));
        routes.save(aRoute("bob", number(5), "a", START));

        assertThat(routes.ofAgent("ann", "a", null, 2))
                .extracting(NumberRoute::number)
                .containsExactly(number(1), number(2));
        assertThat(routes.ofAgent("ann", "a", number(2), 2))
                .extracting(NumberRoute::number)
                .containsExactly(number(3));
        assertThat(routes.all(number(3), 2))
                .extracting(NumberRoute::number)
                .containsExactly(number(4), number(5));
        assertThat(routes.needAgent("ann", "b")).isTrue();
        assertThat(routes.needAgent("bob", "b")).isFalse();
    }
}
