package io.dialstream.simulation.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reaches every moment of a space, breadth first, so that the history of what goes wrong is a
 * shortest one. What each moment leads to is found on all processors and numbered in one order: a
 * walk always comes to the same.
 *
 * @param <S> a moment
 */
final class Walk<S> {

    /** Looked at together; what they lead to is in memory at once. */
    private static final int BLOCK = 2_048;

    private record Reached<S>(long high, long low, int number, boolean isEnd, @Nullable S moment) {}

    private final Supplier<Space<S>> spaces;
    private final Space<S> space;
    private final int most;
    private final Known known = new Known();
    private final BitSet ends = new BitSet();
    private int depth;

    /** Every worker has a space of its own; none reaches more moments than that. */
    Walk(Supplier<Space<S>> spaces, int most) {
        this.spaces = spaces;
        this.space = spaces.get();
        this.most = most;
    }

    /** Walks to the end, or to the first broken promise. */
    Walked run() {
        int workers = Runtime.getRuntime().availableProcessors();
        var all = new ArrayList<Space<S>>();
        for (int n = 0; n < workers; n++) {
            all.add(spaces.get());
        }
        try (var pool = Executors.newFixedThreadPool(workers)) {
            return run(pool, all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Walked run(ExecutorService pool, List<Space<S>> workers)
            throws InterruptedException, ExecutionException {
        var first = reached(space, space.beginning(), new Key());
        List<S> level = List.of(space.beginning());
        known.add(first.high, first.low, Known.NEW);
        ends.set(0, first.isEnd);
        for (depth = 0; !level.isEmpty(); depth++) {
            var next = new ArrayList<S>();
            for (int from = 0; from < level.size(); from += BLOCK) {
                var block = level.subList(from, Math.min(from + BLOCK, level.size()));
                int base = known.size() - next.size() - level.size() + from;
                var broken = look(block, base, next, pool, workers);
                if (broken != null) {
                    return broken;
                }
                if (known.size() > most) {
                    return walked(null, List.of(), false);
                }
            }
            level = next;
        }
        return stuck();
    }

    private @Nullable Walked look(
            List<S> block, int base, List<S> next, ExecutorService pool, List<Space<S>> workers)
            throws InterruptedException, ExecutionException {
        var found = new ArrayList<Future<List<List<Reached<S>>>>>();
        int share = (block.size() + workers.size() - 1) / workers.size();
        for (int n = 0; n < workers.size(); n++) {
            int from = Math.min(n * share, block.size());
            var part = block.subList(from, Math.min(from + share, block.size()));
            var worker = workers.get(n);
            found.add(pool.submit(() -> look(part, worker)));
        }
        int number = base;
        for (var part : found) {
            for (var successors : part.get()) {
                for (var one : successors) {
                    var broken = enter(one, number, next);
                    if (broken != null) {
                        return broken;
                    }
                }
                known.closed();
                number++;
            }
        }
        return null;
    }

    /** Nothing becomes known meanwhile. */
    private List<List<Reached<S>>> look(List<S> part, Space<S> worker) {
        var key = new Key();
        var all = new ArrayList<List<Reached<S>>>();
        for (var moment : part) {
            var reached = new ArrayList<Reached<S>>();
            worker.successors(moment, (_, then) -> reached.add(reached(worker, then, key)));
            all.add(reached);
        }
        return all;
    }

    private Reached<S> reached(Space<S> worker, S moment, Key key) {
        worker.write(moment, key.reset());
        int number = known.find(key.high(), key.low());
        return number == Known.NEW
                ? new Reached<>(key.high(), key.low(), number, worker.isEnd(moment), moment)
                : new Reached<>(key.high(), key.low(), number, false, null);
    }

    private @Nullable Walked enter(Reached<S> one, int from, List<S> next) {
        int number = one.number == Known.NEW ? known.find(one.high, one.low) : one.number;
        if (number == Known.NEW && one.moment != null) {
            number = known.add(one.high, one.low, from);
            ends.set(number, one.isEnd);
            next.add(one.moment);
            var broken = space.broken(one.moment);
            if (broken != null) {
                return walked(broken, history(number), true);
            }
        }
        known.leadsTo(number);
        return null;
    }

    private Walked stuck() {
        var marked = new boolean[known.size()];
        ends.stream().forEach(number -> marked[number] = true);
        int stuck = known.firstWithoutWayTo(marked);
        return stuck == Known.NEW
                ? walked(null, List.of(), true)
                : walked("it comes to no end any more", history(stuck), true);
    }

    private Walked walked(@Nullable String broken, List<String> history, boolean all) {
        int farthest = broken == null ? depth - 1 : history.size();
        return new Walked(known.size(), known.edges(), farthest, broken, history, all);
    }

    /** What happened up to a moment, by going there again. */
    private List<String> history(int last) {
        var path = new ArrayList<Integer>();
        for (int number = last; number > 0; number = known.parent(number)) {
            path.add(number);
        }
        Collections.reverse(path);
        var lines = new ArrayList<String>();
        var moment = space.beginning();
        for (int number : path) {
            moment = step(moment, number, lines);
        }
        return lines;
    }

    private S step(S moment, int number, List<String> lines) {
        var key = new Key();
        var then = new ArrayList<S>();
        space.successors(
                moment,
                (what, next) -> {
                    space.write(next, key.reset());
                    if (then.isEmpty() && known.isAt(number, key.high(), key.low())) {
                        then.add(next);
                        lines.add(what.get());
                    }
                });
        return then.getFirst();
    }
}
