package io.dialstream.campaigns.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libphonenumber knows of where numbers are. */
class PhoneNumberZonesTest {

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();

    private static List<String> of(String number) {
        return PhoneNumberZones.of(new PhoneNumber(number));
    }

    @Test
    void knowsTheZoneOfAnArea() {
        assertThat(of("+14155552671")).containsExactly("America/Los_Angeles");
        assertThat(of("+493012345678")).containsExactly("Europe/Berlin");
    }

    @Test
    void knowsAllZonesOfACountryWhereANumberTellsNoArea() {
        assertThat(of("+61412345678")).hasSize(8).contains("Australia/Sydney", "Australia/Perth");
        assertThat(of("+18002345678")).hasSizeGreaterThan(30);
    }

    /** One of each type of each country, and of those that are no country's. */
    @Test
    void readsNumbersAsLibphonenumberDoes() throws NumberParseException {
        for (var region : PLAN.getSupportedRegions()) {
            for (var type : PLAN.getSupportedTypesForRegion(region)) {
                readsAsItDoes(PLAN.getExampleNumberForType(region, type));
            }
        }
        for (var code : PLAN.getSupportedGlobalNetworkCallingCodes()) {
            readsAsItDoes(PLAN.getExampleNumberForNonGeoEntity(code));
        }
    }

    private static void readsAsItDoes(Phonenumber.@Nullable PhoneNumber example)
            throws NumberParseException {
        if (example != null) {
            var e164 = PLAN.format(example, PhoneNumberFormat.E164);
            assertThat(PhoneNumberZones.parsed(e164.substring(1)))
                    .as(e164)
                    .isEqualTo(PLAN.parse(e164, null));
        }
    }

    @Test
    void knowsNothingOfNumbersThatAreNowhere() {
        assertThat(of("+870773111632")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14155552671", "+61412345678", "+18002345678", "+919876543210"})
    void namesZonesWhoseTimeIsKnown(String number) {
        assertThat(of(number)).allMatch(CallingWindow::isTimeZone);
    }
}
