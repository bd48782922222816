package io.dialstream.foundation.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network between services and their store that fails where it is told to. It knows where each
 * message of MongoDB's protocol begins and ends, so it can do what no server can be told to do.
 */
public final class StoreProxy implements AutoCloseable {

    /** What becomes of a command. */
    public enum Fault {
        /** The store carries it out, and the connection is reset before the answer. */
        NO_ANSWER,
        /** The store carries it out, and the connection is reset in the middle of the answer. */
        HALF_ANSWER,
        /** The store gets half of it, and the rest when it is let go. */
        HALF_COMMAND
    }

    /** What becomes of the next commands of these names. */
    private record Plan(Fault fault, int times, List<String> commands) {

        private static final Plan NONE = new Plan(Fault.NO_ANSWER, 0, List.of());

        boolean concerns(Message message) {
            return times > 0 && commands.contains(message.command());
        }

        Plan later() {
            return new Plan(fault, times - 1, commands);
        }
    }

    private final ServerSocket socket;
    private final URI store;
    private final AtomicInteger held = new AtomicInteger();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private Plan plan = Plan.NONE;
    private CountDownLatch letGo = new CountDownLatch(0);

    private StoreProxy(ServerSocket socket, URI store) {
        this.socket = socket;
        this.store = store;
    }

    /** Before the store that has this address, without a database. */
    public static StoreProxy before(String address) {
        try {
            var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            var proxy = new StoreProxy(socket, URI.create(address));
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store's address for whoever wants to go through here. */
    public String address() {
        return "mongodb://" + own();
    }

    private String own() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Lets the next commands of these names fail, from any connection, so many of them. */
    public synchronized void fail(Fault fault, int times, List<String> commands) {
        plan = new Plan(fault, times, List.copyOf(commands));
        letGo = new CountDownLatch(fault == Fault.HALF_COMMAND ? 1 : 0);
    }

    /** How many of those that shall fail have not come yet. */
    public synchronized int left() {
        return plan.times();
    }

    /** How many commands the store has half of, or has not answered since. */
    public int held() {
        return held.get();
    }

    /** Sends the other half of what is held, whether anybody waits for the answer or not. */
    public synchronized void letGo() {
        letGo.countDown();
    }

    /** Breaks every connection, and whatever is begun until {@link #connect}. */
    public void cut() {
        cut = true;
        links.forEach(Link::reset);
    }

    public void connect() {
        cut = false;
    }

    private synchronized CountDownLatch gate() {
        return letGo;
    }

    private synchronized @Nullable Fault faultOf(Message message) {
        if (!plan.concerns(message)) {
            return null;
        }
        plan = plan.later();
        return plan.fault();
    }

    @Override
    public void close() {
        letGo();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                Thread.startVirtualThread(() -> connect(client));
            }
        } catch (IOException _) {
            return;
        }
    }

    private void connect(Socket client) {
        try {
            var link = new Link(client, new Socket(store.getHost(), store.getPort()));
            links.add(link);
            if (cut) {
                link.reset();
            }
            Thread.startVirtualThread(() -> link.run(link::passAnswers));
            link.run(link::passCommands);
        } catch (IOException _) {
            reset(client);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            return;
        }
    }

    /** A connection, and its other end. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private interface Passing {
            void run() throws IOException, InterruptedException;
        }

        void run(Passing passing) {
            try {
                passing.run();
            } catch (IOException _) {
                reset();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        void reset() {
            StoreProxy.reset(client);
            StoreProxy.reset(server);
            links.remove(this);
        }

        void passCommands() throws IOException, InterruptedException {
            var from = new DataInputStream(client.getInputStream());
            while (true) {
                var command = Message.read(from);
                var fault = faultOf(command);
                if (fault != null) {
                    faults.put(command.id(), fault);
                }
                if (fault == Fault.HALF_COMMAND) {
                    hold(command);
                } else {
                    server.getOutputStream().write(command.bytes());
                }
            }
        }

        private void hold(Message command) throws IOException, InterruptedException {
            var to = server.getOutputStream();
            to.write(command.firstHalf());
            held.incrementAndGet();
            gate().await();
            to.write(command.secondHalf());
        }

        void passAnswers() throws IOException {
            var from = new DataInputStream(server.getInputStream());
            while (true) {
                pass(Message.read(from));
            }
        }

        private void pass(Message answer) throws IOException {
            var to = client.getOutputStream();
            switch (faults.remove(answer.answered())) {
                case null -> to.write(asIfFromHere(answer));
                case NO_ANSWER -> throw new IOException("reset");
                case HALF_ANSWER -> {
                    to.write(answer.firstHalf());
                    throw new IOException("reset");
                }
                case HALF_COMMAND -> {
                    held.decrementAndGet();
                    to.write(answer.bytes());
                }
            }
        }
    }

    /**
     * A member of a replica set tells clients its address, and they go there. Both addresses are
     * equally long, since ports that are given out have five digits.
     */
    private byte[] asIfFromHere(Message answer) {
        var its = store.getHost() + ":" + store.getPort();
        return new String(answer.bytes(), ISO_8859_1).replace(its, own()).getBytes(ISO_8859_1);
    }

    /** One message: its length, its number, the number of what it answers, and the rest. */
    private static final class Message {

        private static final int ID = 4;
        private static final int ANSWERED = 8;

        /** Behind the header, flags, and the length and first type of the document. */
        private static final int COMMAND = 26;

        private final byte[] bytes;

        private Message(byte[] bytes) {
            this.bytes = bytes;
        }

        static Message read(DataInputStream from) throws IOException {
            int length = Integer.reverseBytes(from.readInt());
            var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
            from.readFully(bytes.array(), bytes.position(), bytes.remaining());
            return new Message(bytes.array());
        }

        byte[] bytes() {
            return bytes;
        }

        int id() {
            return number(ID);
        }

        int answered() {
            return number(ANSWERED);
        }

        private int number(int at) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        }

        /** The name of the first field, which is what is to be done. */
        String command() {
            int end = COMMAND;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return end < bytes.length ? new String(bytes, COMMAND, end - COMMAND, ISO_8859_1) : "";
        }

        byte[] firstHalf() {
            return Arrays.copyOf(bytes, bytes.length / 2);
        }

        byte[] secondHalf() {
            return Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length);
        }
    }
}
