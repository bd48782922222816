package io.dialstream.stack.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalancerIT {

    private final HttpServer one = server("one");
    private final HttpServer two = server("two");
    private final Balancer balancer =
            Balancer.before(List.of(one.getAddress().getPort(), two.getAddress().getPort()));

    @AfterEach
    void end() {
        balancer.close();
        one.stop(0);
        two.stop(0);
    }

    @Test
    void givesEachConnectionToTheNextInstance() throws Exception {
        assertThat(answers()).containsExactly("one", "two");
    }

    @Test
    void passesOverAnInstanceThatIsAway() throws Exception {
        one.stop(0);

        assertThat(answers()).containsExactly("two");
    }

    @Test
    void breaksTheConnectionWhenAllAreAway() {
        one.stop(0);
        two.stop(0);

        assertThatThrownBy(this::answer).isInstanceOf(IOException.class);
    }

    private Set<String> answers() throws Exception {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            answers.add(answer());
        }
        return answers;
    }

    /** Over a connection of its own. */
    private String answer() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(balancer.address()).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static HttpServer server(String name) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        byte[] body = name.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
