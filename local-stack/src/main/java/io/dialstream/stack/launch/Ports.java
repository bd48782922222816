package io.dialstream.stack.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which port of the loopback address each process has. */
public sealed interface Ports {

    /** The same answer every time. */
    int of(Instance instance);

    /** The usual ports, all higher by the same number; further instances follow a hundred apart. */
    static Ports shiftedBy(int offset) {
        return new Shifted(offset);
    }

    /** Ports that nobody uses at the moment, for tests beside a developer's stack. */
    static Ports free() {
        return new Free(new ConcurrentHashMap<>());
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

        @Override
        public int of(Instance instance) {
            return instance.part().port() + offset + (instance.number() - 1) * BETWEEN_INSTANCES;
        }
    }

    record Free(ConcurrentMap<Instance, Integer> taken) implements Ports {

        /** Below those that systems take for connections: one could come in between otherwise. */
        private static final int FIRST = 20_000;

        private static final int LAST = 27_000;

        private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

        @Override
        public int of(Instance instance) {
            return taken.computeIfAbsent(instance, _ -> unused());
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
