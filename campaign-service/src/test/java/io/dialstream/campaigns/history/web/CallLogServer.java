package io.dialstream.campaigns.history.web;

import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.InMemoryCallHistory;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The read API of a call log in memory. What it is asked in other words than the API's is 500. */
final class CallLogServer implements AutoCloseable {

    private final HttpServer server;
    private volatile InMemoryCallHistory behind = new InMemoryCallHistory();

    CallLogServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on this one is read. */
    void show(InMemoryCallHistory callLog) {
        behind = callLog;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOpen(exchange);
        }
    }

    private void answerOpen(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, asked(exchange));
        } catch (NotFoundException _) {
            send(exchange, 404, Map.of("status", 404));
        } catch (InvalidRequestException e) {
            send(exchange, 400, Map.of("status", 400, "errors", e.fields()));
        } catch (UnavailableException _) {
            send(exchange, 503, Map.of("status", 503));
        } catch (RuntimeException e) {
            send(exchange, 500, Map.of("status", 500, "detail", e.toString()));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(body);
        var type = status == 200 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Object asked(HttpExchange exchange) {
        var key =
                exchange.getRequestHeaders()
                        .getFirst("Authorization")
                        .substring("Bearer ".length());
        var path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        var query = new Query(exchange.getRequestURI().getRawQuery());
        var answer =
                switch (path[0]) {
                    case "calls" ->
                            path.length > 1
                                    ? call(key, path[1])
                                    : behind.calls(key, query.allCallsFilter(), query.position());
                    case "usage" -> usage(key, path.length > 1, query);
                    case "campaigns" -> ofCampaign(key, path[1], path[2], query);
                    default -> throw new IllegalArgumentException(path[0]);
                };
        query.requireAllTaken();
        return answer;
    }

    private Object call(String key, String id) {
        return behind.call(key, id).orElseThrow(() -> new NotFoundException("no " + id));
    }

    private Object usage(String key, boolean byCampaign, Query query) {
        var month = YearMonth.parse(query.required("month"));
        return byCampaign
                ? behind.usageByCampaign(key, month, query.position())
                : behind.usage(key, month);
    }

    private Object ofCampaign(String key, String id, String what, Query query) {
        return switch (what) {
            case "logs" -> behind.entries(key, id, query.logFilter(), query.position());
            case "calls" -> behind.calls(key, id, query.callFilter(), query.position());
            case "activity" ->
                    behind.activity(key, id, Integer.parseInt(query.required("buckets")));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** Parameters that are taken one by one. */
    private static final class Query {

        private final Map<String, String> left;

        Query(@Nullable String raw) {
            var parameters = raw == null ? new String[0] : raw.split("&", -1);
            left =
                    Stream.of(parameters)
                            .map(parameter -> parameter.split("=", 2))
                            .collect(
                                    toMap(
                                            parameter -> parameter[0],
                                            parameter -> decoded(parameter[1]),
                                            (one, _) -> one,
                                            HashMap::new));
        }

        private static String decoded(String value) {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        }

        @Nullable String take(String name) {
            return left.remove(name);
        }

        String required(String name) {
            return Objects.requireNonNull(take(name), name);
        }

        PagePosition position() {
            return new PagePosition(Integer.parseInt(required("limit")), take("cursor"));
        }

        LogFilter logFilter() {
            return new LogFilter(
                    take("event"),
                    take("callId"),
                    take("leadId"),
                    take("phoneNumber"),
                    take("reason"),
                    take("from"),
                    take("to"));
        }

        CallFilter callFilter() {
            return new CallFilter(
                    take("status"),
                    take("leadId"),
                    take("phoneNumber"),
                    take("reason"),
                    take("from"),
                    take("to"));
        }

        AllCallsFilter allCallsFilter() {
            return new AllCallsFilter(
                    take("direction"),
                    take("status"),
                    take("phoneNumber"),
                    take("from"),
                    take("to"));
        }

        void requireAllTaken() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("unknown: " + left.keySet());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
