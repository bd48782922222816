package io.dialstream.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.Form;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdsTest {

    @Test
    void readsWhatTheDialerWrites() {
        assertThat(ids("callId=c1-7-1&campaignId=c1&leadId=lead~2F7~20~C3~A4"))
                .isEqualTo(new CallIds("c1-7-1", "c1", "lead/7 ä"));
    }

    @Test
    void aCallOutsideAnyCampaignHasNone() {
        assertThat(ids("callId=x&leadId=1")).isEqualTo(new CallIds("x", null, "1"));
        assertThat(ids("callId=x&campaignId=&leadId=1")).isEqualTo(new CallIds("x", null, "1"));
    }

    @Test
    void percentSequencesAreReadToo() {
        assertThat(ids("callId=c%2D1&leadId=a%20b")).isEqualTo(new CallIds("c-1", null, "a b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "callId=",
                "campaignId=c1&leadId=1",
                "callId=a%20b",
                "callId=a/b",
                "callId=a%00b",
                "callId=~",
                "callId=~zz",
                "callId=~FF",
                "callId=%C3%A4",
                "callId=x&campaignId=a+b",
                "callId=x&campaignId=~"
            })
    void namesNoCallOfOurs(String query) {
        assertThat(ids(query)).isNull();
    }

    @Test
    void idsThatAreTooLongAreNotOurs() {
        assertThat(ids("callId=" + "x".repeat(128))).isNotNull();
        assertThat(ids("callId=" + "x".repeat(129))).isNull();
        assertThat(ids("callId=x&campaignId=" + "x".repeat(129))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&leadId=", "&leadId=~", "&leadId=~0", "&leadId=a~0Ab", "&leadId=%00"})
    void anUnreadableLeadIdDoesNotCostTheCall(String leadId) {
        assertThat(ids("callId=x" + leadId)).isEqualTo(new CallIds("x", null, null));
    }

    @Test
    void aLeadIdIsAtMostSixtyFourCharacters() {
        assertThat(ids("callId=x&leadId=" + "~C3~A4".repeat(64)))
                .isEqualTo(new CallIds("x", null, "ä".repeat(64)));
        assertThat(ids("callId=x&leadId=" + "y".repeat(65)))
                .isEqualTo(new CallIds("x", null, null));
    }

    private static @Nullable CallIds ids(String query) {
        return CallIds.read(Form.parseQuery(query));
    }
}
