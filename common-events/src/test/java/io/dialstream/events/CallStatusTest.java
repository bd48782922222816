package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallStatusTest {

    /** What is heard stands above, where the call is stands left; x is a move. */
    private static final String MOVES =
            """
            from      INITIATED DIALING RINGING ANSWERED COMPLETED NO_ANSWER MISSED FAILED
            INITIATED .         x       x       x        x         x         x      x
            DIALING   .         .       x       x        x         x         x      x
            RINGING   .         .       .       x        x         x         x      x
            ANSWERED  .         .       .       .        x         x         x      x
            COMPLETED .         .       .       .        .         .         .      .
            NO_ANSWER .         .       .       .        .         .         .      .
            MISSED    .         .       .       .        .         .         .      .
            FAILED    .         .       .       .        .         .         .      .
            """;

    static Stream<Arguments> moves() {
        var rows = MOVES.lines().map(line -> List.of(line.split(" +"))).toList();
        var heard = rows.getFirst();
        return rows.stream().skip(1).flatMap(row -> movesOf(heard, row));
    }

    private static Stream<Arguments> movesOf(List<String> heard, List<String> row) {
        var from = CallStatus.valueOf(row.getFirst());
        return IntStream.range(1, row.size())
                .mapToObj(i ->
                        Arguments.of(
                                from, CallStatus.valueOf(heard.get(i)), row.get(i).equals("x")));
    }

    @ParameterizedTest(name = "{0} yields to {1}: {2}")
    @MethodSource("moves")
    void movesExactlyAsTheTableSays(CallStatus from, CallStatus heard, boolean moves) {
        assertThat(from.yieldsTo(heard)).isEqualTo(moves);
    }

    @Test
    void theTableHasEveryPair() {
        var statuses = CallStatus.values().length;
        assertThat(moves()).hasSize(statuses * statuses);
    }

    @Test
    void fourStatusesAreFinal() {
        assertThat(CallStatus.values())
                .filteredOn(CallStatus::isFinal)
                .containsExactly(
                        CallStatus.COMPLETED,
                        CallStatus.NO_ANSWER,
                        CallStatus.MISSED,
                        CallStatus.FAILED);
    }

    @Property
    void anyOrderReachesTheSameRank(@ForAll List<CallStatus> heard, @ForAll long seed) {
        assertThat(hear(shuffled(heard, seed)).rank()).isEqualTo(hear(heard).rank());
    }

    @Property
    void anyOrderWithOneFinalStatusReachesTheSameStatus(
            @ForAll List<CallStatus> heard, @ForAll CallStatus last, @ForAll long seed) {
        var withOneFinal = new ArrayList<>(heard.stream().filter(s -> !s.isFinal()).toList());
        withOneFinal.add(last);
        assertThat(hear(shuffled(withOneFinal, seed))).isEqualTo(hear(withOneFinal));
    }

    @Property
    void hearingEverythingTwiceChangesNothing(@ForAll List<CallStatus> heard) {
        var twice = new ArrayList<>(heard);
        twice.addAll(heard);
        assertThat(hear(twice)).isEqualTo(hear(heard));
    }

    @Property
    void theFirstFinalStatusWins(@ForAll List<CallStatus> heard) {
        var first = heard.stream().filter(CallStatus::isFinal).findFirst();
        first.ifPresent(status -> assertThat(hear(heard)).isEqualTo(status));
    }

    private static CallStatus hear(List<CallStatus> heard) {
        return heard.stream()
                .reduce(
                        CallStatus.INITIATED,
                        (status, next) -> status.yieldsTo(next) ? next : status);
    }

    private static List<CallStatus> shuffled(List<CallStatus> heard, long seed) {
        var copy = new ArrayList<>(heard);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    @Test
    void ranksNeverFallInTheOrderOfDeclaration() {
        assertThat(Arrays.stream(CallStatus.values()).map(CallStatus::rank)).isSorted();
    }
}
