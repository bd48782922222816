package io.dialstream.stack.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for all instances of a service, as a load balancer has it: each connection goes to
 * the next instance that takes it.
 */
public final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 500;

    private final ServerSocket socket;
    private final List<Integer> instances;
    private final AtomicInteger turn = new AtomicInteger();

    private Balancer(ServerSocket socket, List<Integer> instances) {
        this.socket = socket;
        this.instances = List.copyOf(instances);
    }

    /** Before those that listen on these ports of the loopback address. */
    public static Balancer before(List<Integer> instances) {
        try {
            var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            var balancer = new Balancer(socket, instances);
            Thread.startVirtualThread(balancer::accept);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> connect(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void connect(Socket client) {
        Optional<Socket> instance = next();
        if (instance.isEmpty()) {
            close(client);
            return;
        }
        Thread.startVirtualThread(() -> pass(instance.get(), client));
        pass(client, instance.get());
    }

    private Optional<Socket> next() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < instances.size(); i++) {
            Socket socket = new Socket();
            try {
                int port = instances.get(Math.floorMod(first + i, instances.size()));
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        PATIENCE_MILLIS);
                return Optional.of(socket);
            } catch (IOException refused) {
                close(socket);
            }
        }
        return Optional.empty();
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            return;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
