package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/** An endpoint that is asked in all ways, while each of its answers is held against the book. */
public final class DescribedEndpoint {

    private static final String JSON = "Content-Type: application/json\n";

    private final Description description;
    private final String name;
    private final RawHttp http;
    private final String authorization;
    private final TreeSet<String> seen = new TreeSet<>();

    /**
     * @param name as in {@code GET /things/{id}}
     */
    public DescribedEndpoint(Description description, String name, RawHttp http, String key) {
        this.description = description;
        this.name = name;
        this.http = http;
        this.authorization = "Authorization: Bearer " + key + "\n";
    }

    /** The status of the answer. */
    public int ask(String path, String body, String... headers) {
        return send(path, authorization + JSON + String.join("", headers), body).status();
    }

    /** With a body announced that is not sent. */
    public int askWithBodyOf(int bytes, String path) {
        var length = "Expect: 100-continue\nContent-Length: " + bytes + "\n";
        return send(path, authorization + JSON + length, "").status();
    }

    /** What every endpoint refuses: no key, a parameter given twice, what is no JSON. */
    public void refusesWhatAllRefuse(String path, String body) {
        assertThat(send(path, JSON, body).status()).as(name).isEqualTo(401);
        assertNames(send(path + "?twice=1&twice=2", authorization + JSON, body), "twice");
        if (description.takesBody(name)) {
            assertNames(send(path, authorization + JSON, "{\"unknown\": 1}"), "unknown");
            var text = authorization + "Content-Type: text/plain\n";
            assertThat(send(path, text, body).status()).as(name).isEqualTo(415);
        }
    }

    private void assertNames(RawHttp.Answer answer, String field) {
        assertThat(answer.status()).as(name).isEqualTo(400);
        assertThat(answer.body()).as(name).contains("\"field\":\"" + field + "\"");
    }

    /** Statuses that are described and were not answered. */
    public Collection<String> unseen() {
        var unseen = new TreeSet<>(description.statuses(name));
        unseen.removeAll(seen);
        return unseen;
    }

    private RawHttp.Answer send(String path, String headers, String body) {
        var method = name.substring(0, name.indexOf(' '));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\n";
        var line = method + " " + path + " HTTP/1.1\nHost: x\nConnection: close\n";
        var answer = http.send(line + headers + length, bytes);
        description.holds(name, answer);
        seen.add(Integer.toString(answer.status()));
        return answer;
    }
}
