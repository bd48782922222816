package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * Requests that no honest client sends, for any service: each is answered by a 4xx or a closed
 * connection, and the next one is served.
 *
 * @param line method and path, as {@code POST /campaigns}
 * @param headers further ones, each with its line's end
 */
public record HostileRequests(int port, String line, String headers) {

    private static final String JSON = "Content-Type: application/json\n";
    private static final int MANY = 100_000;

    /** Sends them all; then is told the name of each, and what came back. */
    public void send(BiConsumer<String, RawHttp.Answer> check) {
        bodies().forEach((name, request) -> check(name, request.send(), check));
        heads().forEach((name, head) -> check(name, raw().send(head), check));
        check("cut off", raw().sendCutOff(head(JSON + "Content-Length: 99\n"), "{\"name"), check);
        check(
                "cut off in a chunk",
                raw().sendCutOff(head(JSON + "Transfer-Encoding: chunked\n"), "9\r\n{"),
                check);
    }

    private static void check(
            String name, RawHttp.Answer answer, BiConsumer<String, RawHttp.Answer> check) {
        assertThat(answer.status())
                .as("%s: %s", name, answer)
                .satisfiesAnyOf(
                        status -> assertThat(status).isZero(),
                        status -> assertThat(status).isBetween(400, 499));
        check.accept(name, answer);
    }

    private RawHttp raw() {
        return new RawHttp(port);
    }

    private String head(String more) {
        return line + " HTTP/1.1\nHost: x\nConnection: close\n" + headers + more;
    }

    private final class Bodied {

        private final String head;
        private final byte[] body;

        Bodied(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        RawHttp.Answer send() {
            return raw().send(head, body);
        }
    }

    private Bodied sized(String more, byte[] body) {
        return new Bodied(head(more + "Content-Length: " + body.length + "\n"), body);
    }

    private Bodied sized(String more, String body) {
        return sized(more, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Map<String, Bodied> bodies() {
        var all = new LinkedHashMap<String, Bodied>();
        all.put("gzip bomb", sized(JSON + "Content-Encoding: gzip\n", gzipped(50_000_000)));
        all.put(
                "multipart bomb",
                sized(
                        "Content-Type: multipart/form-data; boundary=b\n",
                        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n"
                                .repeat(10_000)));
        all.put(
                "multipart header bomb",
                sized(
                        "Content-Type: multipart/form-data; boundary=b\n",
                        "--b\r\n" + "X: y\r\n".repeat(MANY)));
        all.put("deep lists", sized(JSON, "[".repeat(MANY)));
        all.put("deep objects", sized(JSON, "{\"name\":".repeat(MANY)));
        all.put("deep values", sized(JSON, "{\"leads\": " + "[{\"data\":".repeat(MANY)));
        all.put("a long number", sized(JSON, "{\"maxConcurrentCalls\": " + "9".repeat(MANY) + "}"));
        all.put("null bytes", sized(JSON, "{\"name\": \"a\0b\"}"));
        all.put("nothing but null bytes", sized(JSON, "\0".repeat(1_000)));
        all.put("overlong UTF-8", sized(JSON, "{\"name\": \"\u00c0\u00af\"}"));
        all.put("a name in overlong UTF-8", sized(JSON, "{\"\u00e0\u0080\u0080\": 1}"));
        all.put("UTF-8 that ends early", sized(JSON, "{\"name\": \"\u00e2\u0082\"}"));
        all.put(
                "a length and chunks",
                new Bodied(
                        head(JSON + "Content-Length: 4\nTransfer-Encoding: chunked\n"),
                        "2\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        all.put(
                "a chunk that says it is huge",
                new Bodied(
                        head(JSON + "Transfer-Encoding: chunked\n"),
                        "ffffffffffffffff\r\n{}".getBytes(StandardCharsets.US_ASCII)));
        all.put(
                "a chunk with a long extension",
                new Bodied(
                        head(JSON + "Transfer-Encoding: chunked\n"),
                        ("2;" + "x".repeat(MANY) + "\r\n{}\r\n0\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        all.put(
                "long trailers",
                new Bodied(
                        head(JSON + "Transfer-Encoding: chunked\n"),
                        ("2\r\n{}\r\n0\r\nX-Long: " + "x".repeat(MANY) + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        return all;
    }

    private Map<String, String> heads() {
        var all = new LinkedHashMap<String, String>();
        all.put("a huge header", head("X-Huge: " + "x".repeat(MANY) + "\n"));
        all.put("many headers", head("X-Many: x\n".repeat(1_000)));
        all.put("a huge path", head("").replaceFirst(" /", " /" + "x".repeat(MANY)));
        all.put("two lengths", head(JSON + "Content-Length: 5\nContent-Length: 6\n"));
        all.put("a length that is none", head(JSON + "Content-Length: +5\n"));
        all.put("a null byte in a header", head("X-Null: a\0b\n"));
        all.put("a null byte in the path", head("").replaceFirst(" /", " /%00/"));
        all.put("overlong UTF-8 in the path", head("").replaceFirst(" /", " /%c0%ae/"));
        all.put(
                "a parameter's name that is refused",
                head("").replaceFirst(" HTTP", "?%01=1 HTTP"));
        all.put("another one", head("").replaceFirst(" HTTP", "?%C2%80=1 HTTP"));
        return all;
    }

    private static byte[] gzipped(int bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            var zeros = new byte[1_000_000];
            for (int left = bytes; left > 0; left -= zeros.length) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
