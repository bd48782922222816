package io.dialstream.dialer.provider.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors as the Voice API's reference and the pages on API errors show them. */
class VonageErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    401 | {"type":"UNAUTHORIZED","error_title":"Unauthorized"} | UNAUTHORIZED | Unauthorized
                    404 | {"type":"NOT_FOUND","error_title":"Not Found"} | NOT_FOUND | Not Found
                    400 | {"type":"BAD_REQUEST","error_title":"Bad Request","invalid_parameters":{"to":"Is required."}} | INVALID_NUMBER | Bad Request
                    400 | {"type":"BAD_REQUEST","error_title":"Bad Request","invalid_parameters":{"type":"Is required."}} | BAD_REQUEST | Bad Request
                    400 | {"type":"https://developer.nexmo.com/api-errors","title":"Bad Request","invalid_parameters":[{"name":"to[0].number","reason":"must be valid"}]} | INVALID_NUMBER | Bad Request
                    400 | {"type":"https://developer.nexmo.com/api-errors","title":"Bad Request","invalid_parameters":[{"name":"from.number"}]} | INVALID_CALLER_ID | Bad Request
                    400 | {"type":"https://developer.nexmo.com/api-errors/","title":"Bad Request"} | HTTP_400 | Bad Request
                    403 | {"type":"https://developer.vonage.com/api-errors#low-balance","title":"Low balance","detail":"Not for 4915550001111."} | LOW_BALANCE | Low balance: Not for …1111.
                    422 | <html> | HTTP_422 | Vonage answered 422
                    400 | {"type":"about:blank","detail":"No."} | ABOUT_BLANK | No.
                    """)
    void readsWhatIsWrong(int status, String body, String code, String message) {
        assertThat(VonageError.of(new Replied(status, body, null)))
                .isEqualTo(new VonageError(code, message));
    }
}
