package io.dialstream.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final String UUID = "3fb2d0f2-0ccc-44e3-8a02-c8e41ed8170f";
    private static final String ANOTHER = "720b23ae-b740-4faf-a809-f9b5bbc9ab45";

    private final Comparison comparison = new Comparison();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1, \"b\":[]}         | {\"b\":[],\"a\":1}",
                "{\"a\":1,...}               | {\"a\":1,\"b\":2}",
                "{...,\"b\":2,...}           | {\"a\":1,\"b\":2}",
                "{\"a\":...}                 | {\"a\":17}",
                "{\"a\":\"MjAy...\"}         | {\"a\":\"MjAyNg\"}",
                "[{\"a\":2,...},...]         | [{\"a\":2,\"b\":1},{\"a\":3}]",
                "[...,{\"a\":3}]             | [{\"a\":2},{\"a\":3}]",
                "[...]                       | []",
                "{\"at\":\"2026-11-22T20:22:46.955Z\"} | {\"at\":\"2027-01-02T03:04:05Z\"}",
                "{\"month\":\"2026-11\"}     | {\"month\":\"2027-01\"}",
                "{\"sid\":\"CAd4835385...\"} | {\"sid\":\"CA322dd4d463db4ef3b2206ee3bac43bb8\"}",
                "calls{x=\"y\"} ...          | calls{x=\"y\"} 3.0",
            })
    void takesFor(String shown, String printed) {
        assertThat(comparison.difference(shown, printed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}                   | {\"a\":2}                | a: expected 1, got 2",
                "{\"a\":1}                   | {\"a\":1,\"b\":2}        | expected no further fields, got [b]",
                "{\"a\":1,\"b\":2}           | {\"a\":1}                | b: expected 2, got no such field",
                "{\"a\":1,\"b\":2,...}       | {\"a\":1,\"c\":2}        | b: expected 2, got no such field",
                "{\"a\":null}                | {\"a\":0}                | a: expected null, got 0",
                "{\"a\":{\"b\":\"x\"}}       | {\"a\":{\"b\":\"y\"}}    | a.b: expected x, got y",
                "{\"a\":[1]}                 | {\"a\":[1,2]}            | a[]: expected nothing more, got 2",
                "{\"a\":[1,2]}               | {\"a\":[1]}              | a[]: expected 2, got nothing more",
                "{\"a\":[...,3]}             | {\"a\":[1,2]}            | a[]: expected somewhere 3, got nothing like it",
                "{\"at\":\"2026-11-22T20:22:46Z\"} | {\"at\":\"yesterday\"} | at: expected 2026-11-22T20:22:46Z, got yesterday",
                "403                         | 404                      | the line: expected 403, got 404",
                "{\"a\":1}                   | curl: (7) failed         | the answer: expected {\"a\":1}, got curl: (7) failed",
                "`` | surprise | expected nothing more, got",
            })
    void tellsFrom(String shown, String printed, String difference) {
        assertThat(comparison.difference(shown == null ? "" : shown, printed))
                .hasValueSatisfying(text -> assertThat(text).startsWith(difference));
    }

    @Test
    void headersMayBeLeftOutButAreTrue() {
        var printed =
                "HTTP/1.1 202 \r\nLocation: /campaigns/%s\r\nDate: today\r\n\r\n{\"id\":\"%s\"}"
                        .formatted(UUID, UUID);

        assertThat(comparison.difference(head("Location: /campaigns/3fb2d0f2"), printed)).isEmpty();
        assertThat(comparison.difference(head("Location: /calls/3fb2d0f2"), printed)).isPresent();
        assertThat(
                        comparison.difference(
                                head("Location: /campaigns/3fb2d0f2").replace("202", "200"),
                                printed))
                .isPresent();
    }

    private static String head(String header) {
        return "HTTP/1.1 202\n" + header + "\n\n{\"id\":\"3fb2d0f2\"}";
    }

    @Test
    void anIdIsTheSameThroughoutThePage() {
        assertThat(comparison.difference("id 3fb2d0f2", "id " + UUID)).isEmpty();
        assertThat(comparison.difference("call 3fb2d0f2-1-1", "call " + UUID + "-1-1")).isEmpty();
        assertThat(comparison.difference("id 3fb2d0f2", "id " + ANOTHER)).isPresent();
        assertThat(comparison.difference("id 9e04507b", "id " + UUID)).isPresent();
        assertThat(comparison.difference("id 9e04507b", "id " + ANOTHER)).isEmpty();
    }

    @Test
    void aFailedComparisonTeachesNoId() {
        assertThat(
                        comparison.difference(
                                "{\"id\":\"3fb2d0f2\",\"n\":1}",
                                "{\"id\":\"%s\",\"n\":2}".formatted(ANOTHER)))
                .isPresent();
        assertThat(comparison.difference("3fb2d0f2", UUID)).isEmpty();
    }

    @Test
    void saysWhatDiffersInTheOneThatBeginsAsShown() {
        var printed = "key 1\n{\"n\":1}\nkey 2\n{\"n\":2}";

        assertThat(comparison.difference("...\nkey 2\n{\"n\":3}\n...", printed))
                .hasValue("n: expected 3, got 2");
    }

    @Test
    void answersFollowEachOther() {
        var printed = "{\"a\":1}{\"b\":2}\nthree";

        assertThat(comparison.difference("{\"a\":1}\n{\"b\":2}\nthree", printed)).isEmpty();
        assertThat(comparison.difference("...\n{\"b\":2}\n...", printed)).isEmpty();
        assertThat(comparison.difference("{\"a\":1}\n{\"b\":2}", printed)).isPresent();
        assertThat(comparison.difference("{\"b\":2}\n...", printed)).isPresent();
    }
}
