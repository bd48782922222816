package io.dialstream.foundation.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a process at a chosen moment: before or after the n-th effect that it has on the world, that
 * is write, publication or request. Nothing that it does later has any effect.
 */
public final class Fuse {

    /** As they are called in our ports. */
    private static final Set<String> EFFECTS =
            Set.of(
                    "save",
                    "insert",
                    "add",
                    "update",
                    "updated",
                    "optOut",
                    "move",
                    "acknowledged",
                    "storeStats",
                    "beginAddition",
                    "completeAddition",
                    "publish",
                    "publishAndWait",
                    "place",
                    "hangUp",
                    "leaveMessage");

    private final AtomicInteger moments = new AtomicInteger();
    private final int last;
    private final boolean freezes;
    private final CountDownLatch thawed = new CountDownLatch(1);
    private volatile boolean frozen;
    private volatile String lastEffect = "";
    private volatile boolean blown;

    private Fuse(int last, boolean freezes) {
        this.last = last;
        this.freezes = freezes;
    }

    /** Moment 1 is before the first effect, 2 after it, 3 before the second and so on. */
    public static Fuse at(int moment) {
        return new Fuse(moment, false);
    }

    /** The process does not die at that moment but stops until it is thawed. */
    public static Fuse freezing(int moment) {
        return new Fuse(moment, true);
    }

    /** Nothing happens to the process. */
    public static Fuse never() {
        return at(Integer.MAX_VALUE);
    }

    public boolean frozen() {
        return frozen;
    }

    /** The effect before or after which it blew or froze. */
    public String lastEffect() {
        return lastEffect;
    }

    public void thaw() {
        thawed.countDown();
    }

    /** Whether the moment has come, and the process has ended. */
    public boolean blown() {
        return blown;
    }

    /** Ends it now. */
    public void blow() {
        blown = true;
        thaw();
    }

    /** The port with this fuse in its line. */
    public <T> T protect(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            var counts = EFFECTS.contains(method.getName());
                            pass(counts, method.getName());
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            } finally {
                                pass(counts, method.getName());
                            }
                        }));
    }

    private void pass(boolean counts, String effect) throws InterruptedException {
        if (counts && moments.incrementAndGet() == last) {
            lastEffect = effect;
            frozen = freezes;
            blown |= !freezes;
        }
        if (frozen) {
            thawed.await();
        }
        if (blown) {
            throw new Death();
        }
    }
}
