package io.dialstream.campaigns.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14155552671",
                "+493012345678",
                "+442071838750",
                "+33142278186",
                "+81312345678"
            })
    void takesNumbersThatCountriesGiveOut(String number) {
        assertThat(PhoneNumberRule.problemOf(number)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "04155552671    | must be in E.164 form: + and country code first, as in +14155552671",
                "+1 415 555 2671 | must be in E.164 form: +14155552671",
                "+49 (0) 30 12345678 | must be in E.164 form: +493012345678",
                "+1415555       | has too few digits for its country",
                "+141555526710  | has too many digits for its country",
                "+10005552671   | is no number that its country gives out",
                "+999123456     | does not start with a country's calling code",
                "+abc           | is not a phone number"
            })
    void saysWhatIsWrong(String number, String problem) {
        assertThat(PhoneNumberRule.problemOf(number)).startsWith(problem);
    }

    @Test
    void saysWhenThereIsNone() {
        assertThat(PhoneNumberRule.problemOf(null)).isEqualTo("is missing");
        assertThat(PhoneNumberRule.problemOf(" ")).isEqualTo("is missing");
    }
}
