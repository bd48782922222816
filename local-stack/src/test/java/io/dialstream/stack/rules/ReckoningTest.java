package io.dialstream.stack.rules;

import static io.dialstream.stack.rules.Story.ADA;
import static io.dialstream.stack.rules.Story.LIZ;
import static io.dialstream.stack.rules.Story.NOON;
import static io.dialstream.stack.rules.Story.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.stack.demo.Call;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReckoningTest {

    @Test
    void findsNoDifferenceWhereBothTellTheSame() {
        var comparison = Reckoning.of(new Story().evidence());

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.table())
                .contains(
                        "calls                                   6 =            6",
                        "  answered by a human                   3 =            3",
                        "leads done                              5 =            5",
                        "  after 2 calls                         1 =            1",
                        "leads excluded: do not call             2 =            2",
                        "leads excluded: never open              1 =            1",
                        "leads that opted out                    1 =            1");
    }

    @Test
    void acceptsACallThatExpiredAndCalledNobody() {
        var story = new Story().calls(add(new Call("liz-1", "FAILED", "EXPIRED", null, null)));

        assertThat(Reckoning.of(story.evidence()).differences()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void namesEachDifference(String difference, Story story) {
        assertThat(Reckoning.of(story.evidence()).differences())
                .anySatisfy(found -> assertThat(found).contains(difference));
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                arguments(
                        "calls: Dialstream says 6, the simulator 5", new Story().first(remove(0))),
                arguments(
                        "ada-1: Dialstream says MISSED, the simulator null",
                        new Story().first(remove(0))),
                arguments(
                        "answered by a machine: Dialstream says 0, the simulator 1",
                        new Story()
                                .calls(
                                        replace(
                                                2,
                                                new Call(
                                                        "max-1", "COMPLETED", null, 20, "HUMAN")))),
                arguments(
                        ADA + ": Dialstream says DONE after 1 calls, the truth is DONE after 2",
                        new Story().leads(replace(0, lead(ADA, "DONE", 1, null)))),
                arguments(
                        ADA + ": Dialstream says EXCLUDED DO_NOT_CALL after 2 calls",
                        new Story().leads(replace(0, lead(ADA, "EXCLUDED", 2, "DO_NOT_CALL")))),
                arguments(
                        LIZ
                                + ": Dialstream says DONE after 0 calls,"
                                + " the truth is EXCLUDED DO_NOT_CALL after 0",
                        new Story().leads(replace(4, lead(LIZ, "DONE", 0, null)))),
                arguments(
                        ADA
                                + ": Dialstream says DONE after 2 calls,"
                                + " the truth is not called after 0",
                        new Story().first(remove(0)).first(remove(0))),
                arguments(
                        "leads that opted out: Dialstream says 1, the simulator 0",
                        new Story()
                                .first(replace(4, Story.answered("opal-1", Story.OPAL, NOON, 9)))),
                arguments(
                        "numbers listed by that: Dialstream says 0, the simulator 1",
                        new Story().nobodyListedByKey()),
                arguments(
                        "campaigns completed: Dialstream says 1, the simulator 2",
                        new Story().stopped()));
    }

    private static <T> UnaryOperator<List<T>> add(T another) {
        return list -> {
            list.add(another);
            return list;
        };
    }

    private static <T> UnaryOperator<List<T>> replace(int index, T other) {
        return list -> {
            list.set(index, other);
            return list;
        };
    }

    private static <T> UnaryOperator<List<T>> remove(int index) {
        return list -> {
            list.remove(index);
            return list;
        };
    }
}
