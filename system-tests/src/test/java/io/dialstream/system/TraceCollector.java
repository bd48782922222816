package io.dialstream.system;

import static java.util.stream.Collectors.toSet;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces as an OpenTelemetry collector does: OTLP over HTTP. */
final class TraceCollector implements AutoCloseable {

    /**
     * What is looked at of a span.
     *
     * @param trace the id of its trace
     * @param links the ids of the traces that it is linked to
     * @param campaign of its work; empty when that is about none
     */
    record Seen(String service, String name, String trace, List<String> links, String campaign) {}

    private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
    }

    static TraceCollector start() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var collector = new TraceCollector(server);
        server.start();
        return collector;
    }

    /** What makes a service send its traces here. */
    Map<String, String> environment() {
        return Map.of(
                "DIALSTREAM_TRACING_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                "500ms");
    }

    /** The traces that have such a span. */
    Set<String> traces(String service, String name) {
        return spans.stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .map(Seen::trace)
                .collect(toSet());
    }

    List<Seen> spansOf(String trace, String service, String name) {
        return spans.stream()
                .filter(span -> span.trace().equals(trace))
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .toList();
    }

    /** The traces that spans of a service are linked to. */
    Set<String> linkedFrom(String service) {
        return spans.stream()
                .filter(span -> span.service().equals(service))
                .flatMap(span -> span.links().stream())
                .collect(toSet());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList().forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans resource) {
        var service = value(resource.getResource().getAttributesList(), "service.name");
        resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(seen(service, span)));
    }

    private static Seen seen(String service, Span span) {
        return new Seen(
                service,
                span.getName(),
                hex(span.getTraceId()),
                span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList(),
                value(span.getAttributesList(), "dialstream.campaign.id"));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static String value(List<KeyValue> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
