package io.dialstream.simulator.exchange.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import io.dialstream.simulator.callback.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwimlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/xml                       | <Response/>                    | ok",
                "200 | application/xml; charset=utf-8 | <Response><Say>Hi</Say></Response> | ok",
                "200 | application/json               | <Response/>                    | 12300",
                "200 | text/xml                       | <Answer/>                      | 12100",
                "200 | text/xml                       | <Response>                     | 12100",
                "200 | text/xml                       | <!DOCTYPE Response []><Response/> | 12100",
                "200 | text/xml                       | ''                             | 12100",
                "500 | text/xml                       | <Response/>                    | 11200",
                "302 | text/xml                       | <Response/>                    | 11200"
            })
    void acceptsOnlyWhatCanBeExecuted(int status, String type, String body, String verdict) {
        String found =
                Twiml.problemWith(new Reply.Answered(status, type, body))
                        .map(problem -> problem.substring(0, 5))
                        .orElse("ok");
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void knowsThatNoAnswerIsAProblem() {
        assertThat(Twiml.problemWith(new Reply.Unanswered(Trouble.READ_TIMEOUT, "no answer")))
                .contains("11200 no answer");
    }
}
