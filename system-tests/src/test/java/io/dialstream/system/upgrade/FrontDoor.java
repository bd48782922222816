package io.dialstream.system.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several instances, as a load balancer gives: whoever takes a connection has it.
 */
final class FrontDoor implements AutoCloseable {

    private final ServerSocket door;
    private final List<URI> behind;
    private final AtomicInteger turn = new AtomicInteger();

    private FrontDoor(ServerSocket door, List<URI> behind) {
        this.door = door;
        this.behind = behind;
    }

    static FrontDoor to(List<URI> behind) throws IOException {
        var door = new FrontDoor(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
        Thread.startVirtualThread(door::letIn);
        return door;
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    private void letIn() {
        try {
            while (!door.isClosed()) {
                var caller = door.accept();
                Thread.startVirtualThread(() -> serve(caller));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var service = connect()) {
            var back = Thread.startVirtualThread(() -> copy(service, caller));
            copy(caller, service);
            back.join();
        } catch (IOException nobodyThere) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        var problem = new IOException("nobody is there");
        for (var _ : behind) {
            var next = behind.get(Math.floorMod(turn.getAndIncrement(), behind.size()));
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(next.getHost(), next.getPort()));
                return socket;
            } catch (IOException e) {
                socket.close();
                problem.addSuppressed(e);
            }
        }
        throw problem;
    }

    /** Ends both when one has ended: nobody here sends after they have closed. */
    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
