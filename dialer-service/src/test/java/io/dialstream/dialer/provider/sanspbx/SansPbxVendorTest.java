package io.dialstream.dialer.provider.sanspbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.AnswerKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SansPbxVendorTest {

    private static final String URL = "https://example.sansoftwares.com";

    @Test
    void saysAtTheStartThatNobodyHasTriedIt(CapturedOutput output) {
        var account = SansPbxFixture.account(SansPbxFixture.settings(URL), TimeOuts.USUAL);

        assertThat(account.vendor()).isEqualTo("sanspbx");
        assertThat(output).contains("The account sans is at SansPBX, which is unverified");
        assertThat(output).doesNotContain("k3y", "t0ken");
    }

    @Test
    void promisesNothingThatNobodyKnows() {
        var capabilities =
                SansPbxFixture.account(SansPbxFixture.settings(URL), TimeOuts.USUAL).capabilities();

        assertThat(capabilities.can(Ability.FETCHES_CALLS)).isFalse();
        assertThat(capabilities.can(Ability.LISTS_CALLS)).isFalse();
        assertThat(capabilities.can(Ability.NAMES_CALLS_AT_ONCE)).isFalse();
    }

    @Test
    void readsAMessageOnlyWhereAFieldIsNamedForIt() {
        var settings = SansPbxFixture.settings(URL);
        var named = SansPbxFixture.account(settings, TimeOuts.USUAL).capabilities();
        settings.remove("fields.message");
        var unnamed = SansPbxFixture.account(settings, TimeOuts.USUAL).capabilities();

        assertThat(named.answerKinds())
                .containsExactlyInAnyOrder(AnswerKind.MESSAGE, AnswerKind.MEDIA_STREAM);
        assertThat(unnamed.answerKinds()).containsExactly(AnswerKind.MEDIA_STREAM);
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(
                        () -> SansPbxFixture.account(Map.of("vendor", "sanspbx"), TimeOuts.USUAL))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_SANS_ACCESSKEY must be the account's access key;"
                                + " DIALSTREAM_PROVIDER_SANS_ACCESSTOKEN must be the account's"
                                + " access token;"
                                + " DIALSTREAM_PROVIDER_SANS_APPID must be the id of the"
                                + " application that calls are for;"
                                + " DIALSTREAM_PROVIDER_SANS_NUMBERFORM must be how numbers are"
                                + " written there: e164, national, zero-national or"
                                + " country-national;"
                                + " DIALSTREAM_PROVIDER_SANS_FROMNUMBER must be a phone number in"
                                + " E.164 (+15550100);"
                                + " DIALSTREAM_PROVIDER_SANS_APIBASEURL must be the address of the"
                                + " installation (https://example.sansoftwares.com)");
    }

    @ParameterizedTest
    @CsvSource({
        "accesskey, s p a c e, ACCESSKEY",
        "numberform, roman, NUMBERFORM",
        "countrycode, +91, COUNTRYCODE",
        "callerid, me, CALLERID",
        "fields.callto, a b, FIELDS_CALLTO",
        "paths.dialcall, dial, PATHS_DIALCALL"
    })
    void refusesWhatIsMalformedInOneSentence(String name, String value, String variable) {
        var settings = SansPbxFixture.settings(URL);
        settings.put(name, value);

        assertThatThrownBy(() -> SansPbxFixture.account(settings, TimeOuts.USUAL))
                .hasMessageStartingWith("DIALSTREAM_PROVIDER_SANS_" + variable + " must be ");
    }
}
