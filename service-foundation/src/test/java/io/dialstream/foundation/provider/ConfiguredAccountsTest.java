package io.dialstream.foundation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConfiguredAccountsTest {

    private static final Setting SID = new Setting("ACCOUNT_SID", "AC[0-9]+", "AC and digits");
    private static final Setting TOKEN = new Setting("AUTH_TOKEN", "[!-~]+", "the token");

    @Test
    void theFirstAccountIsTheOneThatHasNoIdInItsVariables() {
        var accounts = read(Map.of());

        assertThat(accounts).extracting(AccountSettings::id).containsExactly("twilio");
        assertThat(accounts).extracting(AccountSettings::vendor).containsExactly("twilio");
        assertThat(read(Map.of(), first("AC1", "t")).getFirst().value(SID)).isEqualTo("AC1");
    }

    @Test
    void othersAreBesideIt() {
        var accounts =
                read(
                        Map.of(
                                "DIALSTREAM_PROVIDER_EU2_VENDOR", "twilio",
                                "DIALSTREAM_PROVIDER_EU2_ACCOUNTSID", "AC2",
                                "DIALSTREAM_PROVIDER_EU2_AUTHTOKEN", "s3cret",
                                "DIALSTREAM_PROVIDER_PBX_VENDOR", "acme",
                                "DIALSTREAM_PROVIDER_DEFAULT", "eu2"),
                        first("AC1", "t"));

        assertThat(accounts)
                .extracting(AccountSettings::id)
                .containsExactly("eu2", "pbx", "twilio");
        assertThat(accounts.getFirst().value(SID)).isEqualTo("AC2");
        assertThat(accounts.getFirst().value(TOKEN)).isEqualTo("s3cret");
        assertThat(accounts.get(1).vendor()).isEqualTo("acme");
        assertThat(accounts.get(1).value(SID)).isEmpty();
        assertThat(accounts.toString()).doesNotContain("s3cret");
    }

    @Test
    void theFirstMayBeLeftOutWhenThereAreOthers() {
        assertThat(
                        read(
                                Map.of("DIALSTREAM_PROVIDER_PBX_VENDOR", "acme"),
                                Map.of(
                                        "dialstream.twilio.account-sid", "",
                                        "dialstream.twilio.public-base-url", "https://h")))
                .extracting(AccountSettings::id)
                .containsExactly("pbx");
    }

    @Test
    void moreMayBeSaidOfTheFirst() {
        var accounts =
                read(Map.of("DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND", "3"), first("AC1", "t"));

        assertThat(accounts).hasSize(1);
        assertThat(accounts.getFirst().value(SID)).isEqualTo("AC1");
        assertThat(accounts.getFirst().callsPerSecond()).isEqualTo(3);
    }

    @Test
    void everyAccountMayHaveFurtherNumbersAndAPace() {
        var told =
                read(Map.of(
                                "DIALSTREAM_PROVIDER_EU_VENDOR",
                                "acme",
                                "DIALSTREAM_PROVIDER_EU_FROMNUMBER",
                                "+15550100",
                                "DIALSTREAM_PROVIDER_EU_CALLERIDS",
                                "+15550101, +442071838750,+15550100",
                                "DIALSTREAM_PROVIDER_EU_CALLSPERSECOND",
                                "0.5"))
                        .getFirst();
        told.require();
        assertThat(told.callerIds())
                .extracting(PhoneNumber::e164)
                .containsExactly("+15550100", "+15550101", "+442071838750");
        assertThat(told.callsPerSecond()).isEqualTo(0.5);

        var untold = read(Map.of("DIALSTREAM_PROVIDER_EU_VENDOR", "acme")).getFirst();
        untold.require();
        assertThat(untold.callerIds()).isEmpty();
        assertThat(untold.callsPerSecond()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15550101", "+15550101;+15550102", "+15550101,", "+0", "anonymous"})
    void aCallerIdIsANumber(String malformed) {
        assertThatThrownBy(() -> withCommon("CALLERIDS", malformed).require())
                .isInstanceOf(InvalidAccountException.class)
                .hasMessage(
                        "DIALSTREAM_PROVIDER_TWILIO_CALLERIDS must be phone numbers in E.164"
                                + " (+15550100,+15550101) or be left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "1001", "1e3", "NaN", "Infinity", "1,5", "fast"})
    void aPaceIsANumberAboveZero(String malformed) {
        assertThatThrownBy(() -> withCommon("CALLSPERSECOND", malformed).require())
                .isInstanceOf(InvalidAccountException.class)
                .hasMessage(
                        "DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND must be a number above 0 and up"
                                + " to 1000 or be left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1", "3", "0.5", "1000", "1000.0"})
    void aPaceMayBeSlow(String pace) {
        withCommon("CALLSPERSECOND", pace).require();
    }

    private static AccountSettings withCommon(String name, String value) {
        return read(Map.of("DIALSTREAM_PROVIDER_TWILIO_" + name, value), first("AC1", "t"))
                .getFirst();
    }

    @Test
    void propertiesAreReadAsVariablesAre() {
        var accounts =
                read(
                        Map.of(),
                        Map.of(
                                "dialstream.provider.b.vendor", "twilio",
                                "dialstream.provider.b.account-sid", "AC2"));

        assertThat(accounts.getFirst().value(SID)).isEqualTo("AC2");
    }

    @Test
    void anAccountNeedsAVendor() {
        assertThatThrownBy(() -> read(Map.of("DIALSTREAM_PROVIDER_EU_AUTHTOKEN", "s3cret")))
                .isInstanceOf(InvalidAccountException.class)
                .hasMessage("DIALSTREAM_PROVIDER_EU_VENDOR must be the vendor of the account");
        assertThatThrownBy(() -> read(Map.of("DIALSTREAM_PROVIDER_TWILIO_VENDOR", "acme")))
                .hasMessage("DIALSTREAM_PROVIDER_TWILIO_VENDOR must be twilio or be left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "eu/west", "ä", "thisidismorethanthirtytwoletterslong"})
    void anIdIsMadeOfLettersAndDigits(String id) {
        assertThatThrownBy(() ->
                        read(Map.of(), Map.of("dialstream.provider[" + id + "].vendor", "acme")))
                .isInstanceOf(InvalidAccountException.class);
    }

    @Test
    void whatIsMissingIsNamedAsItIsSet() {
        assertThatThrownBy(() -> read(Map.of()).getFirst().require(SID, TOKEN))
                .hasMessage(
                        "TWILIO_ACCOUNT_SID must be AC and digits; TWILIO_AUTH_TOKEN must be the"
                                + " token");
        var other = read(Map.of("DIALSTREAM_PROVIDER_EU_VENDOR", "acme")).getFirst();
        assertThatThrownBy(() -> other.require(SID, TOKEN))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_EU_ACCOUNTSID must be AC and digits;"
                                + " DIALSTREAM_PROVIDER_EU_AUTHTOKEN must be the token");
        assertThatThrownBy(() -> other.requireVendor(List.of("one", "two")))
                .hasMessage("DIALSTREAM_PROVIDER_EU_VENDOR must be one of one, two");
    }

    private static Map<String, Object> first(String sid, String token) {
        return Map.of("dialstream.twilio.account-sid", sid, "dialstream.twilio.auth-token", token);
    }

    private static List<AccountSettings> read(Map<String, Object> variables) {
        return read(variables, Map.of());
    }

    private static List<AccountSettings> read(
            Map<String, Object> variables, Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().map(source -> source.getName()).toList().forEach(sources::remove);
        sources.addLast(
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addLast(new MapPropertySource("properties", properties));
        return ConfiguredAccounts.read(environment);
    }
}
