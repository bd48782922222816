package io.dialstream.foundation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.aggregate.Table.Effect;
import io.dialstream.foundation.aggregate.Table.Input;
import io.dialstream.foundation.aggregate.Table.Input.Ordered;
import io.dialstream.foundation.testing.Death;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Before and after every single write, to the store, the kitchen and the bill, something goes
 * wrong. In the end each table has got what it ordered, each dish was cooked and charged, and
 * nothing was cooked that no table knew.
 */
class CrashTest {

    private static final int ENOUGH = 100;
    private static final String[] DISHES = {"soup", "bread", "fish", "salad", "cake"};

    private Restaurant restaurant = new Restaurant(false);
    private AggregateProcessor<Table, Input, Effect> process = restaurant.owner();

    private void open(boolean inBulk) {
        restaurant = new Restaurant(inBulk);
        restaurant.write("one", new Ordered(1, "soup"), new Ordered(2, "bread"));
        restaurant.write("two", new Ordered(1, "fish"));
        restaurant.write("one", new Ordered(3, "cake"));
        restaurant.write("two", new Ordered(2, "salad"));
        restaurant.runOut.add("pie");
        restaurant.write("two", new Ordered(3, "pie"));
        process = restaurant.owner();
    }

    /** Without letting more time pass than a failed attempt takes: no alarm helps out. */
    private void handleAll() {
        for (int n = 0; n < ENOUGH && !restaurant.isConsumed(); n++) {
            restaurant.timers.ring();
            restaurant.deliver(process, 3);
        }
    }

    private void assertAllIsWell(int moment) {
        assertThat(restaurant.isConsumed()).as("moment %d", moment).isTrue();
        assertThat(restaurant.table("one"))
                .as("moment %d", moment)
                .returns(3L, Table::heard)
                .returns(Set.of("soup", "bread", "cake"), it -> Set.copyOf(it.brought()))
                .returns(3, it -> it.brought().size())
                .returns(List.of(), Table::cooking);
        assertThat(restaurant.table("two"))
                .as("moment %d", moment)
                .returns(3L, Table::heard)
                .returns(Set.of("fish", "salad"), it -> Set.copyOf(it.brought()))
                .returns(2, it -> it.brought().size())
                .returns(List.of(), Table::cooking);
        assertThat(restaurant.cooked).as("moment %d", moment).containsOnlyKeys(DISHES);
        assertThat(restaurant.charged).as("moment %d", moment).containsExactlyInAnyOrder(DISHES);
    }

    @ParameterizedTest(name = "in bulk: {0}")
    @ValueSource(booleans = {false, true})
    void whateverTheProcessDoesLast(boolean inBulk) {
        for (int moment = 1; ; moment++) {
            open(inBulk);
            restaurant.at(
                    moment,
                    () -> {
                        throw new Death();
                    });
            try {
                handleAll();
            } catch (Death _) {
                restaurant.timers.forget();
                process = restaurant.owner();
                handleAll();
            }
            assertAllIsWell(moment);
            if (!restaurant.happened()) {
                assertThat(moment).isGreaterThan(30);
                break;
            }
        }
    }

    /** After a write it is not known whether it was carried out. */
    @ParameterizedTest(name = "in bulk: {0}")
    @ValueSource(booleans = {false, true})
    void whateverWriteFailsOrDoesNotSayThatItSucceeded(boolean inBulk) {
        for (int moment = 1; ; moment++) {
            open(inBulk);
            restaurant.at(
                    moment,
                    () -> {
                        throw new IllegalStateException("away");
                    });
            try {
                handleAll();
            } catch (IllegalStateException _) {
                handleAll();
            }
            assertAllIsWell(moment);
            if (!restaurant.happened()) {
                break;
            }
        }
    }

    /** It is cut off, and goes on when all is done. */
    @ParameterizedTest(name = "in bulk: {0}")
    @ValueSource(booleans = {false, true})
    void whereverASuccessorOvertakesIt(boolean inBulk) {
        for (int moment = 1; ; moment++) {
            open(inBulk);
            var cutOff = process;
            restaurant.at(
                    moment,
                    () -> {
                        process = restaurant.owner();
                        handleAll();
                    });
            for (int n = 0; n < ENOUGH && !restaurant.isConsumed(); n++) {
                restaurant.timers.ring();
                restaurant.deliver(cutOff, 3);
            }
            assertAllIsWell(moment);
            if (!restaurant.happened()) {
                break;
            }
        }
    }

    /** It gives its tables up in the middle of what it does; somebody else goes on afterwards. */
    @ParameterizedTest(name = "in bulk: {0}")
    @ValueSource(booleans = {false, true})
    void whereverItsPartitionIsTakenAway(boolean inBulk) {
        for (int moment = 1; ; moment++) {
            open(inBulk);
            var before = process;
            restaurant.at(moment, () -> before.givenUp(Set.of(Restaurant.PARTITION)));
            while (!restaurant.happened() && !restaurant.isConsumed()) {
                restaurant.timers.ring();
                restaurant.deliver(before, 3);
            }
            process = restaurant.owner();
            restaurant.timers.ring();
            handleAll();
            assertAllIsWell(moment);
            if (!restaurant.happened()) {
                break;
            }
        }
    }
}
