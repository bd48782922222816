package io.dialstream.campaigns.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link NewKeys} does. */
public abstract class NewKeysContract {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    protected abstract NewKeys newKeys();

    private int taken(LocalDate day, int tries) {
        int taken = 0;
        for (int n = 0; n < tries; n++) {
            taken += newKeys().take("ann", day, 3) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void givesOutSoManyADay() {
        assertThat(taken(TODAY, 5)).isEqualTo(3);
        assertThat(newKeys().take("bob", TODAY, 3)).isTrue();
        assertThat(taken(TODAY.plusDays(1), 5)).isEqualTo(3);
    }

    /** Around midnight the clocks of two instances name two days. */
    @Test
    void aDayThatIsOverIsNotBegunAgain() {
        assertThat(taken(TODAY.plusDays(1), 2)).isEqualTo(2);
        assertThat(taken(TODAY, 5)).isEqualTo(1);
        assertThat(taken(TODAY.plusDays(1), 5)).isZero();
    }

    @Test
    void givesOutAgainWhatIsGivenBack() {
        assertThat(taken(TODAY, 3)).isEqualTo(3);
        newKeys().giveBack("ann", TODAY);
        newKeys().giveBack("ann", TODAY.plusDays(1));
        assertThat(taken(TODAY, 5)).isEqualTo(1);
    }

    @Test
    void isExactForManyAtOnce() throws Exception {
        var answers = new ArrayList<Future<Boolean>>();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                answers.add(requests.submit(() -> newKeys().take("eve", TODAY, 20)));
            }
        }
        int taken = 0;
        for (var answer : answers) {
            taken += answer.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
    }
}
