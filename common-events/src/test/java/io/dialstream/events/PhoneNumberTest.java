package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+15005550017", "+4930901820", "+12", "+123456789012345"})
    void takesANumberInTheFormOfE164(String number) {
        assertThat(new PhoneNumber(number).e164()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "15005550017",
                "+05005550017",
                "+1 500 555 0017",
                "+1234567890123456",
                "+1500555001٧",
                "+15005550017\n",
                "anonymous"
            })
    void refusesWhatIsNoNumberWithoutRepeatingIt(String number) {
        assertThatThrownBy(() -> new PhoneNumber(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phoneNumber is not in the form of E.164");
    }

    @Test
    void showsTheLastFourDigitsOnly() {
        assertThat(new PhoneNumber("+15005550017")).hasToString("…0017");
    }

    @Test
    void isItsDigits() {
        assertThat(new PhoneNumber("+15005550017")).isEqualTo(new PhoneNumber("+15005550017"));
    }
}
