package io.dialstream.simulation.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Stores as a process sees them: every access takes time and may fail, and the process may die or
 * freeze before it, and after it if it is a write. A bulk write may end half way.
 */
public final class Seams {

    private static final Set<String> WRITES =
            Set.of(
                    "insert",
                    "beginAddition",
                    "add",
                    "completeAddition",
                    "move",
                    "change",
                    "acknowledged",
                    "storeStats",
                    "update",
                    "updated",
                    "optOut",
                    "markCalledBack",
                    "save",
                    "put",
                    "addAll",
                    "saveAll",
                    "enterAll");

    private static final double TAKEN_APART = 0.3;

    private Seams() {}

    /** The store as this process sees it. */
    public static <T> T of(Class<T> port, T store, Instance process) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> access(store, method, arguments, process)));
    }

    private static @Nullable Object access(
            Object store, Method method, @Nullable Object @Nullable [] arguments, Instance process)
            throws Throwable {
        process.pass();
        failPerhaps(process, method, "fails before ");
        var writes = WRITES.contains(method.getName());
        if (writes && mayBeTakenApart(arguments, process)) {
            return takenApart(store, method, arguments, process);
        }
        var result = invoke(store, method, arguments, process);
        if (writes) {
            process.pass();
            failPerhaps(process, method, "fails after ");
        }
        return result;
    }

    private static boolean mayBeTakenApart(
            @Nullable Object @Nullable [] arguments, Instance process) {
        return arguments != null
                && arguments.length > 0
                && arguments[0] instanceof Collection<?> all
                && all.size() > 1
                && process.world().dice().chance(TAKEN_APART);
    }

    private static @Nullable Object takenApart(
            Object store, Method method, @Nullable Object @Nullable [] arguments, Instance process)
            throws Throwable {
        @Nullable Object result = null;
        var results = new ArrayList<@Nullable Object>();
        if (arguments != null && arguments[0] instanceof Collection<?> all) {
            for (var one : List.copyOf(all)) {
                var some = arguments.clone();
                some[0] = List.of(one);
                result = invoke(store, method, some, process);
                process.pass();
                failPerhaps(process, method, "fails within ");
                if (Boolean.FALSE.equals(result)) {
                    return result;
                }
                if (result instanceof List<?> list) {
                    results.addAll(list);
                }
            }
        }
        return result instanceof List<?> ? results : result;
    }

    private static void failPerhaps(Instance process, Method method, String when) {
        var world = process.world();
        if (world.dice().chance(world.weather().storeFails())) {
            world.note(process.name(), when + method.getName());
            throw new DataAccessResourceFailureException("the store is away");
        }
    }

    private static @Nullable Object invoke(
            Object store, Method method, @Nullable Object @Nullable [] arguments, Instance process)
            throws Throwable {
        var all = arguments == null ? new @Nullable Object[0] : arguments;
        var world = process.world();
        world.note(process.name(), method.getName(), all);
        try {
            var result = method.invoke(store, all);
            world.wrote(method.getName(), all, result);
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
