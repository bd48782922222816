package io.dialstream.campaigns.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Ends the process at a chosen write, just before it or just after it. */
final class Crashes {

    /** The process has ended. An Error, so that nothing in it goes on. */
    static final class Crash extends Error {

        Crash(String where) {
            super(where);
        }
    }

    private static final Set<String> WRITES =
            Set.of(
                    "insert",
                    "beginAddition",
                    "add",
                    "completeAddition",
                    "move",
                    "acknowledged",
                    "storeStats",
                    "update",
                    "save",
                    "publishAndWait");

    private int left;
    private final boolean after;
    private boolean happened;

    Crashes(int write, boolean after) {
        this.left = write;
        this.after = after;
    }

    boolean happened() {
        return happened;
    }

    <T> T on(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            boolean now = WRITES.contains(method.getName()) && --left == 0;
                            if (now && !after) {
                                throw crash(method.getName());
                            }
                            var result = invoke(method, real, arguments);
                            if (now) {
                                throw crash(method.getName());
                            }
                            return result;
                        }));
    }

    private static Object invoke(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Crash crash(String where) {
        happened = true;
        return new Crash(where);
    }
}
