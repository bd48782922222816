package io.dialstream.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://h.example,            https://h.example,       https://h.example:443",
        "http://h.example/,            http://h.example,        http://h.example:80",
        "https://h.example:8443,       https://h.example:8443,  https://h.example",
        "http://127.0.0.1:8082///,     http://127.0.0.1:8082,   http://127.0.0.1",
        "http://[::1]:8082,            http://[::1]:8082,       http://[::1]",
        "https://h.example/a/b/,       https://h.example/a/b,   https://h.example:443/a/b"
    })
    void knowsBothWaysToWriteItsAddress(String baseUrl, String asConfigured, String other) {
        assertThat(PublicAddress.parse(baseUrl).addressesOf("/twilio/status", "a=%20b&c"))
                .containsExactly(
                        asConfigured + "/twilio/status?a=%20b&c",
                        other + "/twilio/status?a=%20b&c");
    }

    @Test
    void anEmptyQueryKeepsItsQuestionMark() {
        var address = PublicAddress.parse("https://h.example");

        assertThat(address.addressesOf("/twilio/status", "").getFirst()).endsWith("/status?");
        assertThat(address.addressesOf("/twilio/status", null).getFirst()).endsWith("/status");
    }

    @Test
    void isNothingElse() {
        for (var text :
                new String[] {
                    "",
                    "h.example",
                    "ftp://h",
                    "https://",
                    "http://h?x",
                    "http://h#f",
                    "http://u@h",
                    "http://a b"
                }) {
            assertThat(PublicAddress.isBaseUrl(text)).as(text).isFalse();
        }
        assertThatThrownBy(() -> PublicAddress.parse("ftp://h"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
