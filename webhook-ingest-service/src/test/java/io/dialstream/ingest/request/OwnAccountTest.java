package io.dialstream.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.OwnAccount.Owner;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAccountTest {

    private final OwnAccount account = new OwnAccount("AC1");

    @ParameterizedTest
    @CsvSource({
        "AccountSid=AC1, OURS",
        "a=b&AccountSid=AC1&c=d, OURS",
        "AccountSid=AC2, FOREIGN",
        "AccountSid=, FOREIGN",
        "AccountSid=ac1, FOREIGN",
        "'', UNCLEAR",
        "accountsid=AC1, UNCLEAR",
        "AccountSid=AC1&AccountSid=AC1, UNCLEAR",
        "AccountSid=AC2&AccountSid=AC1, UNCLEAR"
    })
    void tellsWhoseARequestIs(String body, Owner owner) {
        assertThat(account.of(Form.parse(body.getBytes(StandardCharsets.UTF_8)))).isEqualTo(owner);
    }
}
