package io.dialstream.dialer.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressesTest {

    private static final CallbackTokens TOKENS =
            new CallbackTokens(List.of("a-secret-of-the-tests"));

    private final CallbackAddresses addresses =
            new CallbackAddresses("twilio", "twilio", "https://example.com/", TOKENS);

    @Test
    void leavesTheCampaignOutForACallOutsideAny() {
        assertThat(addresses.status(call(null, "1")))
                .isEqualTo(
                        "https://example.com/twilio/status?callId=c-1&t="
                                + TOKENS.of(Purpose.STATUS, "c-1", null)
                                + "&leadId=1");
    }

    @Test
    void namesEveryAccountButTheOneThatIsNamedLikeTheVendor() {
        var east = new CallbackAddresses("twilio", "east", "https://example.com/dial", TOKENS);

        assertThat(east.status(call("c", "1")))
                .startsWith(
                        "https://example.com/dial/twilio/east/status?callId=c-1&campaignId=c&t=")
                .contains("&t=" + TOKENS.of(Purpose.STATUS, "east", "c-1", "c") + "&");
        assertThat(east.voice(call("c", "1")))
                .startsWith("https://example.com/dial/twilio/east/voice?")
                .contains("&t=" + TOKENS.of(Purpose.VOICE, "east", "c-1", "c") + "&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b&c=d#e?f%41", "~", "日本語 🙂", "+49/1", "a\u0000b", "x:y@z"})
    void aLeadIdIsUnreservedCharactersOnly(String leadId) {
        var query = URI.create(addresses.status(call("c", leadId))).getRawQuery();

        assertThat(query)
                .matches("callId=c-1&campaignId=c&t=[A-Za-z0-9_-]{22}&leadId=[A-Za-z0-9._~-]*");
    }

    @Test
    void whatTheCalleeHearsIsUnreservedCharactersToo() {
        var address =
                "https://example.com/twilio/voice?callId=c-1&campaignId=c&t="
                        + TOKENS.of(Purpose.VOICE, "c-1", "c");
        assertThat(addresses.voice(hearing(null, "Grüß Gott, <Ada> & Co? 🙂")))
                .isEqualTo(address + "&say=R3LDvMOfIEdvdHQsIDxBZGE-ICYgQ28_IPCfmYI");
        assertThat(addresses.voice(hearing("wss://a.example/s?t=1", null)))
                .isEqualTo(address + "&connect=d3NzOi8vYS5leGFtcGxlL3M_dD0x");
    }

    @Test
    void whoHasAnsweredIsToldAtAnAddressWithATokenOfItsOwn() {
        assertThat(addresses.verdict(call("c", "1")))
                .isEqualTo(
                        "https://example.com/twilio/amd?callId=c-1&campaignId=c&t="
                                + TOKENS.of(Purpose.AMD, "c-1", "c")
                                + "&leadId=1");
    }

    @Test
    void asksToBeToldOfTheAnswerWhereSomebodyListens() {
        var answer = new AnswerInstructions(null, "Hi", AnsweringMachine.LEAVE_MESSAGE, "Call us.");

        assertThat(addresses.voice(call("c", "1", answer))).endsWith("&say=SGk&amd=1");
        assertThat(addresses.voice(call("c", "1"))).endsWith("&say=SGk");
        assertThat(addresses.voicemail(Given.answering(Given.call("c", 1, 1), answer)))
                .isEqualTo(
                        "https://example.com/twilio/voice?callId=c-1-1&campaignId=c&t="
                                + TOKENS.of(Purpose.VOICE, "c-1-1", "c")
                                + "&say=Q2FsbCB1cy4");
    }

    @Test
    void offersTheKeyByWhichACalleeOptsOut() {
        var answer = new AnswerInstructions(null, "Hi").withOptOut("9", null);
        var hi =
                "https://example.com/twilio/voice?callId=c-1&campaignId=c&t="
                        + TOKENS.of(Purpose.VOICE, "c-1", "c")
                        + "&say=SGk&leadId=l~207&optOutDigit=9&optOutText=";

        assertThat(addresses.voice(call("c", "l 7", answer)))
                .isEqualTo(hi + "VG8gc3RvcCB0aGVzZSBjYWxscywgcHJlc3MgOS4");
        assertThat(addresses.voice(call("c", "l 7", answer.withOptOut("9", "Neun!"))))
                .isEqualTo(hi + "TmV1biE");
    }

    /** The same that the ingest would put there. */
    @Test
    void aPressedKeyIsToldAtAnAddressWithATokenOfItsOwn() {
        var answer = new AnswerInstructions(null, "Hi").withOptOut("9", "Neun!");

        assertThat(addresses.digits(call("c", "l 7", answer)))
                .isEqualTo(
                        "https://example.com/twilio/digits?callId=c-1&campaignId=c&t="
                                + TOKENS.of(Purpose.DIGITS, "c-1", "c")
                                + "&say=SGk&leadId=l~207&optOutDigit=9&optOutText=TmV1biE");
    }

    private static PlacementRequest call(@Nullable String campaignId, String leadId) {
        return call(campaignId, leadId, new AnswerInstructions(null, "Hi"));
    }

    private static PlacementRequest hearing(@Nullable String answerUrl, @Nullable String message) {
        return call("c", "1", new AnswerInstructions(answerUrl, message));
    }

    private static PlacementRequest call(
            @Nullable String campaignId, String leadId, AnswerInstructions answer) {
        return new PlacementRequest(
                "c-1",
                campaignId,
                leadId,
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550100"),
                answer);
    }
}
