package io.dialstream.campaigns.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.dao.DataAccessResourceFailureException;

/** A store that carries one write out and then fails to say so, as after a lost connection. */
final class LateFailure {

    private LateFailure() {}

    /** The port, whose next call of this method is carried out and fails. */
    static <T> T on(Class<T> port, T real, String write) {
        var left = new int[] {1};
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            try {
                                var result = method.invoke(real, arguments);
                                if (method.getName().equals(write) && left[0]-- > 0) {
                                    throw new DataAccessResourceFailureException(
                                            "the answer got lost");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
