package io.dialstream.campaigns.donotcall.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.foundation.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoNotCallSheetTest {

    private static DoNotCallSheet read(String text) {
        return DoNotCallSheet.read(text.getBytes(UTF_8));
    }

    @Test
    void takesTheColumnsThatItKnows() {
        var sheet =
                read(
                        """
                        \uFEFFname;PhoneNumber;Reason;source;expiresAt

                        Ada;+14155550101;"asked; us";CRM;2099-01-31T00:00:00Z
                        "Bob
                        Ross";'+1900*
                        """);

        assertThat(sheet.entries())
                .containsExactly(
                        new DoNotCallSubmission(
                                "+14155550101", "asked; us", "2099-01-31T00:00:00Z", "CRM"),
                        new DoNotCallSubmission("+1900*", null, null, null));
        assertThat(sheet.field(0)).isEqualTo("lines[3]");
        assertThat(sheet.field(1)).isEqualTo("lines[5]");
    }

    @ParameterizedTest
    @CsvSource({
        "'x,', 8_000_000, 'has more than 200 columns, on line 2'",
        "'x', 16_000_000, 'has a cell of more than 10,000 characters, on line 2'",
        "'+14155550101~', 1_100_000, 'has more than 100,000 rows, on line 100002'"
    })
    void isRefusedWhereNoHonestTableGoes(String part, String times, String reason) {
        var unit = part.replace('~', '\n');
        var text = "phoneNumber\n" + unit.repeat(Integer.parseInt(times.replace("_", "")));

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields().getFirst().message())
                                        .isEqualTo(reason));
    }
}
