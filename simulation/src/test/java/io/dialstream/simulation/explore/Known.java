package io.dialstream.simulation.explore;

import java.util.Arrays;

/** The moments that were reached, by number: their keys, where each came from, where it leads. */
final class Known {

    static final int NEW = -1;

    private static final int FIRST = 1 << 16;

    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int[] parent = new int[FIRST];
    private int[] slots = new int[4 * FIRST];
    private int size;

    private final Numbers targets = new Numbers();
    private final Numbers ends = new Numbers();

    int size() {
        return size;
    }

    long edges() {
        return targets.size();
    }

    int parent(int number) {
        return parent[number];
    }

    boolean isAt(int number, long h, long l) {
        return high[number] == h && low[number] == l;
    }

    /** The number of a moment, or {@link #NEW}. */
    int find(long h, long l) {
        int at = (int) h & (slots.length - 1);
        while (slots[at] != 0) {
            if (isAt(slots[at] - 1, h, l)) {
                return slots[at] - 1;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return NEW;
    }

    int add(long h, long l, int from) {
        if (size == high.length) {
            grow();
        }
        high[size] = h;
        low[size] = l;
        parent[size] = from;
        enter(size);
        return size++;
    }

    private void grow() {
        int length = (int) Math.min(Integer.MAX_VALUE - 8L, high.length * 3L / 2);
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        parent = Arrays.copyOf(parent, length);
        if (slots.length < 2L * length) {
            slots = new int[2 * slots.length];
            for (int number = 0; number < size; number++) {
                enter(number);
            }
        }
    }

    private void enter(int number) {
        int at = (int) high[number] & (slots.length - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = number + 1;
    }

    /** The latest moment that is looked at leads there. */
    void leadsTo(int target) {
        targets.add(target);
    }

    /** The next moment is looked at. */
    void closed() {
        ends.add(Math.toIntExact(targets.size()));
    }

    /**
     * Marks all from which a marked one can be reached, and returns the first that is not; {@link
     * #NEW} when there is none.
     */
    int firstWithoutWayTo(boolean[] marked) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int number = size - 1; number >= 0; number--) {
                if (!marked[number] && leadsToMarked(number, marked)) {
                    marked[number] = true;
                    changed = true;
                }
            }
        }
        for (int number = 0; number < size; number++) {
            if (!marked[number]) {
                return number;
            }
        }
        return NEW;
    }

    private boolean leadsToMarked(int number, boolean[] marked) {
        int to = ends.get(number);
        for (int at = number == 0 ? 0 : ends.get(number - 1); at < to; at++) {
            if (marked[targets.get(at)]) {
                return true;
            }
        }
        return false;
    }

    /** A list that grows without being copied. */
    private static final class Numbers {

        private static final int BITS = 18;

        private int[][] blocks = new int[16][];
        private long size;

        long size() {
            return size;
        }

        int get(int at) {
            return blocks[at >>> BITS][at & ((1 << BITS) - 1)];
        }

        void add(int number) {
            int block = (int) (size >>> BITS);
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * block);
            }
            if (blocks[block] == null) {
                blocks[block] = new int[1 << BITS];
            }
            blocks[block][(int) size & ((1 << BITS) - 1)] = number;
            size++;
        }
    }
}
