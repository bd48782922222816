package io.dialstream.stack.rules;

import static io.dialstream.stack.rules.Story.ADA;
import static io.dialstream.stack.rules.Story.FAY;
import static io.dialstream.stack.rules.Story.LIZ;
import static io.dialstream.stack.rules.Story.MAX;
import static io.dialstream.stack.rules.Story.NOON;
import static io.dialstream.stack.rules.Story.OPAL;
import static io.dialstream.stack.rules.Story.TOM;
import static io.dialstream.stack.rules.Story.answered;
import static io.dialstream.stack.rules.Story.busy;
import static io.dialstream.stack.rules.Story.to;
import static io.dialstream.stack.rules.Story.unanswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.stack.report.SimulatorReport;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Duration LATER = Duration.ofMinutes(5);

    @Test
    void findsNothingWhereNoRuleIsBroken() {
        assertThat(violations(new Story())).isEmpty();
    }

    @Test
    void acceptsATimeThatIsKeptToTheSecond() {
        var early = answered("ada-2", ADA, NOON.plusMillis(2_001), 40);

        assertThat(violations(new Story().first(replace(1, early)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("brokenRules")
    void findsWhatARuleForbids(String promise, String violation, Story story) {
        assertThat(Judge.promises(story.evidence()))
                .filteredOn(each -> each.words().equals(promise))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.violations())
                                .anySatisfy(found -> assertThat(found).contains(violation)));
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                arguments(
                        "no campaign calls anybody more than 3 times",
                        ADA + " was called 4 times",
                        first(add(busy("b", ADA, NOON.plus(LATER))))
                                .first(add(busy("c", ADA, NOON.plus(LATER).plusSeconds(30))))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        ADA + " was called again after completed by a human",
                        first(add(answered("b", ADA, NOON.plus(LATER), 3)))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        FAY + " was called again after completed by a fax",
                        first(add(busy("b", FAY, NOON.plus(LATER))))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        ADA + " was called again after failed 404",
                        first(replace(0, unanswered("ada-1", ADA, NOON, "failed", 404)))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        ADA + " was given up after 1 calls, the last one busy",
                        first(remove(1))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        ADA + " was given up after 2 calls, the last one failed 503",
                        first(
                                replace(
                                        1,
                                        unanswered(
                                                "ada-2",
                                                ADA,
                                                NOON.plusSeconds(4),
                                                "failed",
                                                503)))),
                arguments(
                        "whoever was not reached is called again, nobody else is",
                        MAX + " was given up after 1 calls, the last one completed by a machine",
                        first(replace(2, machine()))),
                arguments(
                        "nobody is called again sooner than the rule says",
                        ADA + " was called again at 2026-11-22T12:00:01.999Z",
                        first(replace(1, answered("ada-2", ADA, NOON.plusMillis(1_999), 40)))),
                arguments(
                        "nobody on the do-not-call list is called",
                        LIZ + " was called",
                        first(add(answered("b", LIZ, NOON, 3)))),
                arguments(
                        "nobody is called outside the calling window",
                        TOM + " was called at 2026-11-22T12:00:00Z",
                        first(add(answered("b", TOM, NOON, 3)))),
                arguments(
                        "nobody is called outside the calling window",
                        ADA + " was called at 2026-11-22T11:59:59Z",
                        first(replace(0, busy("ada-1", ADA, NOON.minusSeconds(1))))),
                arguments(
                        "nobody is called again who has pressed the key",
                        OPAL + " was called at 2026-11-22T12:05:00Z",
                        second(add(answered("b", OPAL, NOON.plus(LATER), 3)))),
                arguments(
                        "no number gets more calls than its cap",
                        ADA + " got 3 calls in 6900 ms",
                        second(replace(0, answered("ada-3", ADA, NOON.plusMillis(6_900), 30)))),
                arguments(
                        "no number gets more calls than its cap",
                        ADA + " got 2 calls in 1900 ms",
                        first(replace(1, answered("ada-2", ADA, NOON.plusMillis(1_900), 40)))),
                arguments(
                        "a machine hears the message once, nobody else does",
                        MAX + " heard the message 0 times",
                        first(replace(2, machine()))),
                arguments(
                        "a machine hears the message once, nobody else does",
                        MAX + " heard the message 2 times",
                        first(
                                replace(
                                        2,
                                        machine(
                                                CampaignRules.VOICEMAIL,
                                                CampaignRules.VOICEMAIL)))),
                arguments(
                        "a machine hears the message once, nobody else does",
                        MAX + " heard the message 2 times",
                        first(add(machine(CampaignRules.VOICEMAIL)))),
                arguments(
                        "a machine hears the message once, nobody else does",
                        ADA + " heard the message 1 times",
                        first(
                                replace(
                                        1,
                                        to(
                                                "ada-2",
                                                ADA,
                                                NOON.plusSeconds(4),
                                                40,
                                                "human",
                                                List.of(CampaignRules.VOICEMAIL),
                                                null)))),
                arguments(
                        "faxes and machines are hung up",
                        FAY + " was left on the line",
                        first(replace(3, to("fay-1", FAY, NOON, 7200, "fax", List.of(), null)))),
                arguments(
                        "never more than 20 calls at once",
                        "first had 21 live calls",
                        new Story().live(21)));
    }

    private static List<String> violations(Story story) {
        return Judge.promises(story.evidence()).stream()
                .flatMap(promise -> promise.violations().stream())
                .toList();
    }

    private static SimulatorReport.Call machine(String... messages) {
        return to("max-1", MAX, NOON, 20, "machine", List.of(messages), null);
    }

    private static Story first(UnaryOperator<List<SimulatorReport.Call>> change) {
        return new Story().first(change);
    }

    private static Story second(UnaryOperator<List<SimulatorReport.Call>> change) {
        return new Story().second(change);
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
