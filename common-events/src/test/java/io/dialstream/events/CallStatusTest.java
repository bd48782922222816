package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void anyOrderReachesTheSameRank() {
        everySequence(
                heard -> assertThat(hear(heard).rank()).isEqualTo(hear(sorted(heard)).rank()));
    }

    @Test
    void anyOrderWithOneFinalStatusReachesTheSameStatus() {
        everySequence(heard -> {
            if (heard.stream().filter(CallStatus::isFinal).count() <= 1) {
                assertThat(hear(heard)).isEqualTo(hear(sorted(heard)));
            }
        });
    }

    @Test
    void hearingEverythingTwiceChangesNothing() {
        everySequence(heard -> {
            var twice = new ArrayList<>(heard);
            twice.addAll(heard);
            assertThat(hear(twice)).isEqualTo(hear(heard));
        });
    }

    @Test
    void theFirstFinalStatusWins() {
        everySequence(heard ->
                heard.stream()
                        .filter(CallStatus::isFinal)
                        .findFirst()
                        .ifPresent(first -> assertThat(hear(heard)).isEqualTo(first)));
    }

    /** Every sequence of up to four statuses, so every order of each of them too. */
    private static void everySequence(Consumer<List<CallStatus>> check) {
        var sequences = new ArrayDeque<List<CallStatus>>();
        sequences.add(List.of());
        while (!sequences.isEmpty()) {
            var sequence = sequences.remove();
            check.accept(sequence);
            if (sequence.size() < 4) {
                for (var next : CallStatus.values()) {
                    sequences.add(Stream.concat(sequence.stream(), Stream.of(next)).toList());
                }
            }
        }
    }

    private static List<CallStatus> sorted(List<CallStatus> heard) {
        return heard.stream().sorted().toList();
    }

    private static CallStatus hear(List<CallStatus> heard) {
        return heard.stream()
                .reduce(
                        CallStatus.INITIATED,
                        (status, next) -> status.yieldsTo(next) ? next : status);
    }

    @Test
    void ranksNeverFallInTheOrderOfDeclaration() {
        assertThat(Arrays.stream(CallStatus.values()).map(CallStatus::rank)).isSorted();
    }
}
