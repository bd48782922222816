package io.dialstream.stack.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which port of the loopback address each process has. */
public sealed interface Ports {

    /** The same answer every time. */
    int of(Instance instance);

    /**
     * Where a service tells its health and metrics, and a broker of several speaks to the other
     * controllers; the same answer every time.
     */
    int managementOf(Instance instance);

    /** All that a process listens on. */
    default List<Integer> allOf(Instance instance) {
        return instance.part().hasManagementPort()
                ? List.of(of(instance), managementOf(instance))
                : List.of(of(instance));
    }

    /** The usual ports, all higher by the same number; further instances follow a hundred apart. */
    static Ports shiftedBy(int offset) {
        return new Shifted(offset);
    }

    /** Ports that nobody uses at the moment, for tests beside a developer's stack. */
    static Ports free() {
        return new Free(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Whether nobody listens there. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    record Shifted(int offset) implements Ports {

        private static final int BETWEEN_INSTANCES = 100;
        private static final int MANAGEMENT = 1_000;

        @Override
        public int of(Instance instance) {
            return instance.part().port() + offset + (instance.number() - 1) * BETWEEN_INSTANCES;
        }

        @Override
        public int managementOf(Instance instance) {
            return of(instance) + MANAGEMENT;
        }
    }

    record Free(ConcurrentMap<Instance, Integer> taken, ConcurrentMap<Instance, Integer> management)
            implements Ports {

        /** Below those that systems take for connections: one could come in between otherwise. */
        private static final int FIRST = 20_000;

        private static final int LAST = 27_000;

        private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

        @Override
        public int of(Instance instance) {
            return taken.computeIfAbsent(instance, _ -> unused());
        }

        @Override
        public int managementOf(Instance instance) {
            return management.computeIfAbsent(instance, _ -> unused());
        }

        private static int unused() {
            return ThreadLocalRandom.current()
                    .ints(FIRST, LAST)
                    .filter(port -> isFree(port) && GIVEN.add(port))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
