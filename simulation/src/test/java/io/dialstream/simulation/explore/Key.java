package io.dialstream.simulation.explore;

/** Mixes what tells a moment from others into 128 bits. */
public final class Key {

    private static final long A = 0x9E3779B97F4A7C15L;
    private static final long B = 0xC2B2AE3D27D4EB4FL;

    private long high;
    private long low;

    Key reset() {
        high = A;
        low = B;
        return this;
    }

    public Key add(long value) {
        high = (Long.rotateLeft(high, 27) ^ mixed(value + low)) * A;
        low = Long.rotateLeft(low, 31) * B + mixed(value ^ high);
        return this;
    }

    public Key add(boolean value) {
        return add(value ? 1 : 2);
    }

    long high() {
        return mixed(high ^ Long.rotateLeft(low, 17));
    }

    long low() {
        return mixed(low + high);
    }

    private static long mixed(long value) {
        var x = value;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
