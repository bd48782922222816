package io.dialstream.stack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How to find out whether something is ready. */
public sealed interface Probe {

    /** Whether it is ready now; any failure to find out means no. */
    boolean succeeds();

    /** Ready when the port takes connections. */
    record Port(String host, int port) implements Probe {

        @Override
        public boolean succeeds() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), 500);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Ready when the address answers 200. */
    record Http(URI address) implements Probe {

        private static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build();

        @Override
        public boolean succeeds() {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
