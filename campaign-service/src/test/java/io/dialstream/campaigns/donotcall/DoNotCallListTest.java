package io.dialstream.campaigns.donotcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.donotcall.DoNotCallList.Added;
import io.dialstream.campaigns.donotcall.DoNotCallValidation.Lapsed;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoNotCallListTest {

    private final MovableClock clock = new MovableClock();
    private final DoNotCallList list =
            new DoNotCallList(
                    new InMemoryDoNotCallEntries(), new DoNotCallValidation(clock), clock);

    private static DoNotCallSubmission until(String number, @Nullable String expiresAt) {
        return new DoNotCallSubmission(number, null, expiresAt, null);
    }

    private Added add(Lapsed lapsed, DoNotCallSubmission... given) {
        return list.add("ann", List.of(given), "API", lapsed, n -> "lines[" + n + "]");
    }

    private List<String> numbers() {
        return list.list("ann", "+", null, 10).stream().map(DoNotCallEntry::number).toList();
    }

    private static final DoNotCallSubmission LAPSED =
            until("+14155550101", MovableClock.START.toString());

    @Test
    void whatHasLapsedSinceTheExportIsSkipped() {
        assertThat(add(Lapsed.SKIPPED, LAPSED, until("+14155550102", null)))
                .isEqualTo(new Added(1, 1));
        assertThat(numbers()).containsExactly("+14155550102");
        assertThat(add(Lapsed.SKIPPED, LAPSED)).isEqualTo(new Added(0, 1));
    }

    @Test
    void whatHasLapsedIsNoLessWrongForThat() {
        var wrong = until("0301234", MovableClock.START.toString());
        assertThatThrownBy(() -> add(Lapsed.SKIPPED, until("+14155550102", null), wrong))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields())
                                        .extracting(FieldProblem::field)
                                        .containsExactly("lines[1].phoneNumber"));
        assertThat(numbers()).isEmpty();
    }

    @Test
    void whatHasLapsedIsRefusedWhereItIsAskedFor() {
        assertThatThrownBy(() -> add(Lapsed.REFUSED, LAPSED))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields())
                                        .containsExactly(
                                                new FieldProblem(
                                                        "lines[0].expiresAt",
                                                        "must be in the future")));
    }
}
