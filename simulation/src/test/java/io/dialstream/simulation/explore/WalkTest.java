package io.dialstream.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulation.explore.Space.Next;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {

    /** Numbers that are doubled or increased, up to a limit; from 13 on some lead nowhere else. */
    private record Counting(int limit, int forbidden, int trap) implements Space<Integer> {

        @Override
        public Integer beginning() {
            return 1;
        }

        @Override
        public void successors(Integer moment, Next<Integer> next) {
            if (moment == trap) {
                next.accept(() -> "stays " + moment, moment);
                return;
            }
            if (moment + 1 <= limit) {
                next.accept(() -> "adds to " + moment, moment + 1);
            }
            if (2 * moment <= limit) {
                next.accept(() -> "doubles " + moment, 2 * moment);
            }
        }

        @Override
        public void write(Integer moment, Key key) {
            key.add(moment);
        }

        @Override
        public boolean isEnd(Integer moment) {
            return moment == limit;
        }

        @Override
        public @Nullable String broken(Integer moment) {
            return moment == forbidden ? "never " + forbidden : null;
        }
    }

    private static Walked walk(Counting space, int most) {
        return new Walk<>(() -> space, most).run();
    }

    @Test
    void reachesEverything() {
        var walked = walk(new Counting(100_000, 0, 0), 1_000_000);
        assertThat(walked.broken()).isNull();
        assertThat(walked.complete()).isTrue();
        assertThat(walked.moments()).isEqualTo(100_000);
        assertThat(walked.steps()).isEqualTo(99_999 + 50_000);
    }

    @Test
    void tellsAShortestHistoryOfWhatIsBroken() {
        var walked = walk(new Counting(100, 24, 0), 1_000_000);
        assertThat(walked.broken()).isEqualTo("never 24");
        assertThat(walked.depth()).isEqualTo(5);
        assertThat(walked.history()).hasSize(5).endsWith("doubles 3", "doubles 6", "doubles 12");
    }

    @Test
    void findsFromWhereNoEndCanBeReached() {
        var walked = walk(new Counting(100, 0, 10), 1_000_000);
        assertThat(walked.broken()).isEqualTo("it comes to no end any more");
        assertThat(walked.history()).hasSize(4).endsWith("doubles 5");
    }

    @Test
    void saysWhenItWasTooMuch() {
        assertThat(walk(new Counting(100_000, 0, 0), 1_000).complete()).isFalse();
    }
}
