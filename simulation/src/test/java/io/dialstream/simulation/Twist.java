package io.dialstream.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Makes one method of a port do something else. */
final class Twist {

    /** What a method does instead; it may call the sound one. */
    @FunctionalInterface
    interface Instead {
        @Nullable Object answer(@Nullable Object[] arguments, Sound sound) throws Throwable;
    }

    /** The method as it should be. */
    @FunctionalInterface
    interface Sound {
        @Nullable Object answer(@Nullable Object... arguments) throws Throwable;
    }

    private Twist() {}

    static <T> T of(Class<T> type, T port, String name, Instead instead) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.isDefault()) {
                                return InvocationHandler.invokeDefault(proxy, method, arguments);
                            }
                            Sound sound =
                                    given -> {
                                        try {
                                            return method.invoke(port, given);
                                        } catch (InvocationTargetException e) {
                                            throw e.getCause();
                                        }
                                    };
                            var all = arguments == null ? new Object[0] : arguments;
                            return method.getName().equals(name)
                                    ? instead.answer(all, sound)
                                    : sound.answer(all);
                        }));
    }
}
