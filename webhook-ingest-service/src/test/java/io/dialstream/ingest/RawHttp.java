package io.dialstream.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, as no client library would send them. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** Sends something over a connection. */
    interface Sender {
        void send(OutputStream out) throws IOException;
    }

    /**
     * What came back on a connection of its own until the other side closed it; as much as there
     * was if it broke. Sends while it reads, and shuts its side when all is sent.
     */
    static String exchange(int port, Sender sender) {
        return exchange(port, sender, true);
    }

    /** As {@link #exchange}, but the other side may go on waiting for more. */
    static String exchangeUnfinished(int port, Sender sender) {
        return exchange(port, sender, false);
    }

    private static String exchange(int port, Sender sender, boolean finished) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread.startVirtualThread(() -> send(socket, sender, finished));
            socket.getInputStream().transferTo(answer);
        } catch (IOException broken) {
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static void send(Socket socket, Sender sender, boolean finished) {
        try {
            sender.send(socket.getOutputStream());
            if (finished) {
                socket.shutdownOutput();
            }
        } catch (IOException refusedWhileSending) {
            return;
        }
    }

    /** The last status of an answer, after any 100; 0 when there was none. */
    static int status(String answer) {
        int status = 0;
        for (var line : answer.split("\r\n", -1)) {
            if (line.startsWith("HTTP/1.1 ")) {
                status = Integer.parseInt(line.substring(9, 12));
            }
        }
        return status;
    }
}
