package io.dialstream.dialer.provider.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelnyxErrorTest {

    /** Rules go by the reason: a wrong number is one at every vendor. */
    @ParameterizedTest
    @CsvSource({
        "10016, Not E164,             /to,            INVALID_NUMBER,    true",
        "10016, Not E164,             /from,          INVALID_CALLER_ID, true",
        "10016, Not E164,             '',             10016,             false",
        "10010, Invalid D11,          '',             INVALID_NUMBER,    true",
        "10010, Not in the plan D12,  '',             D12,               true",
        "10010, Country D13,          '',             D13,               true",
        "10039, Not verified,         /to,            10039,             true",
        "10010, Invalid caller D35,   '',             INVALID_CALLER_ID, true",
        "10010, Of another D36,       '',             INVALID_CALLER_ID, true",
        "10015, Bad Request,          /connection_id, 10015,             false",
        "10010, No permission,        '',             10010,             false"
    })
    void saysWhetherANumberIsWrongAndWhich(
            String code, String detail, String pointer, String reason, boolean isOfNumber) {
        var error = error(code, detail, pointer);

        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.isOfNumber()).isEqualTo(isOfNumber);
    }

    @Test
    void keepsTheCodeWhereTheReasonIsAWord() {
        assertThat(error("10016", "Not E164", "/to").explanation()).isEqualTo("10016: Not E164");
        assertThat(error("10016", "Not E164", "").explanation()).isEqualTo("Not E164");
    }

    private static TelnyxError error(String code, String detail, String pointer) {
        var body =
                """
                {"errors":[{"code":"%s","title":"","detail":"%s","source":{"pointer":"%s"}}]}
                """
                        .formatted(code, detail, pointer);
        return TelnyxError.of(new Replied(422, body, null));
    }
}
