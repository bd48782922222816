package io.dialstream.campaigns.campaign;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Lets several processes come to the stores one access at a time, in a given order. Once all turns
 * are taken, or those left belong to processes that have ended, everybody goes on as they come.
 */
final class Turns {

    private final List<Integer> order;
    private final Runnable afterEach;
    private final Set<Integer> ended = new HashSet<>();
    private int next;

    /** In the order of these numbers of processes. */
    Turns(List<Integer> order, Runnable afterEach) {
        this.order = order;
        this.afterEach = afterEach;
    }

    /** The store as this process sees it. */
    <T> T on(Class<T> port, T store, int process) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            try {
                                return take(process, () -> method.invoke(store, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private synchronized Object take(int process, Callable<Object> access) throws Exception {
        while (next() != process && next < order.size()) {
            wait();
        }
        try {
            return access.call();
        } finally {
            next++;
            afterEach.run();
            notifyAll();
        }
    }

    private int next() {
        while (next < order.size() && ended.contains(order.get(next))) {
            next++;
        }
        return next < order.size() ? order.get(next) : -1;
    }

    synchronized void ends(int process) {
        ended.add(process);
        notifyAll();
    }
}
