package io.dialstream.dialer.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressesTest {

    private final CallbackAddresses addresses = new CallbackAddresses("https://example.com/");

    @Test
    void leavesTheCampaignOutForACallOutsideAny() {
        assertThat(addresses.status(call(null, "1")))
                .isEqualTo(
                        "https://example.com/twilio/status?callId=c-1&leadId=1#rc=5&rp=5xx,ct,rt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b&c=d#e?f%41", "~", "日本語 🙂", "+49/1", "a\u0000b", "x:y@z"})
    void aLeadIdIsUnreservedCharactersOnly(String leadId) {
        var query = URI.create(addresses.status(call("c", leadId))).getRawQuery();

        assertThat(query).matches("callId=c-1&campaignId=c&leadId=[A-Za-z0-9._~-]*");
    }

    @Test
    void ordinaryIdsStandAsTheyAre() {
        assertThat(UnreservedText.encode("3f2504e0-4f89_41d3.9a0c-7"))
                .isEqualTo("3f2504e0-4f89_41d3.9a0c-7");
        assertThat(UnreservedText.encode("~")).isEqualTo("~7E");
    }

    @Test
    void whatTheCalleeHearsIsUnreservedCharactersToo() {
        assertThat(addresses.voice(new AnswerInstructions(null, "Grüß Gott, <Ada> & Co? 🙂")))
                .isEqualTo(
                        "https://example.com/twilio/voice?say=R3LDvMOfIEdvdHQsIDxBZGE-ICYgQ28_IPCfmYI");
        assertThat(addresses.voice(new AnswerInstructions("wss://a.example/s?t=1", null)))
                .isEqualTo("https://example.com/twilio/voice?connect=d3NzOi8vYS5leGFtcGxlL3M_dD0x");
    }

    private static PlacementRequest call(@Nullable String campaignId, String leadId) {
        return new PlacementRequest(
                "c-1",
                campaignId,
                leadId,
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550100"),
                new AnswerInstructions(null, "Hi"));
    }
}
