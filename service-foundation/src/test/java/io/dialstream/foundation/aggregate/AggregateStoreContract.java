package io.dialstream.foundation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of aggregates must do: the compare-and-set that all else rests on. */
public abstract class AggregateStoreContract<S extends Aggregate<S>, T extends AggregateStore<S>> {

    private static final int WRITERS = 8;

    private T store;

    /** An empty one. */
    protected abstract T emptyStore();

    /** One that somebody has to go on with, of which nothing is stored. */
    protected abstract S unfinished(String id, int partition);

    /** This one, changed so that nobody has to go on with it. */
    protected abstract S finished(S aggregate);

    /** This one with some change; another one for another number. */
    protected abstract S changed(S aggregate, int number);

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    /** The store of this test. */
    protected final T store() {
        return store;
    }

    @Test
    void givesBackWhatWasSavedOneVersionLater() {
        var first = unfinished("a", 3);
        assertThat(store.save(first)).isTrue();
        assertThat(stored("a")).isEqualTo(first.written());
        assertThat(stored("a").version()).isOne();

        var second = changed(stored("a"), 1);
        assertThat(store.save(second)).isTrue();
        assertThat(stored("a")).isEqualTo(second.written());
        assertThat(stored("a").version()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatNobodyHasWritten() {
        store.save(unfinished("a", 3));
        assertThat(store.load(List.of("a", "b", "a"))).containsOnlyKeys("a");
        assertThat(store.load(List.of())).isEmpty();
    }

    @Test
    void letsOnlyOneOfTwoFirstWritersWin() {
        var first = changed(unfinished("a", 3), 1);
        assertThat(store.save(first)).isTrue();
        assertThat(store.save(changed(unfinished("a", 3), 2))).isFalse();
        assertThat(stored("a")).isEqualTo(first.written());
    }

    @Test
    void letsOnlyOneOfTwoLaterWritersWin() {
        store.save(unfinished("a", 3));
        var read = stored("a");
        var won = changed(read, 1);
        assertThat(store.save(won)).isTrue();
        assertThat(store.save(changed(read, 2))).isFalse();
        assertThat(store.save(won)).isFalse();
        assertThat(stored("a")).isEqualTo(won.written());
    }

    @Test
    void doesNotWriteALaterVersionOfWhatIsNotThere() {
        assertThat(store.save(unfinished("a", 3).written())).isFalse();
        assertThat(store.load(List.of("a"))).isEmpty();
    }

    @Test
    void letsOneOfManyWritersWinAtEachVersion() throws Exception {
        for (int version = 0; version < 5; version++) {
            var read = version == 0 ? unfinished("a", 3) : stored("a");
            assertThat(winners(read)).as("version %d", version).isOne();
            assertThat(stored("a").version()).isEqualTo(version + 1);
        }
    }

    private int winners(S read) throws InterruptedException, ExecutionException {
        var writers = new ArrayList<Callable<Boolean>>();
        for (int n = 1; n <= WRITERS; n++) {
            var mine = changed(read, n);
            writers.add(() -> store.save(mine));
        }
        int winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> won : threads.invokeAll(writers)) {
                winners += won.get() ? 1 : 0;
            }
        }
        return winners;
    }

    @Test
    void findsWhatIsUnfinishedInSomePartitions() {
        store.save(unfinished("a", 1));
        store.save(unfinished("b", 2));
        store.save(unfinished("c", 3));
        store.save(finished(unfinished("d", 1)));
        assertThat(store.unfinished(Set.of(1, 2)))
                .extracting(Aggregate::id)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(store.unfinished(Set.of())).isEmpty();
    }

    @Test
    void findsNoMoreWhatHasBeenFinished() {
        store.save(unfinished("a", 1));
        store.save(finished(stored("a")));
        assertThat(store.unfinished(Set.of(1))).isEmpty();
    }

    private S stored(String id) {
        return store.load(List.of(id)).values().iterator().next();
    }
}
