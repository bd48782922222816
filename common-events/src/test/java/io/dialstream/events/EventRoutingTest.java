package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRoutingTest {

    @ParameterizedTest(name = "{0} goes to {1} by {2}")
    @CsvSource({
        "CampaignStarted,           campaign-events, b7c1d2e4",
        "CampaignPaused,            campaign-events, b7c1d2e4",
        "CampaignResumed,           campaign-events, b7c1d2e4",
        "CampaignStopped,           campaign-events, b7c1d2e4",
        "CampaignCompleted,         campaign-events, b7c1d2e4",
        "CampaignFailed,            campaign-events, b7c1d2e4",
        "CampaignSettingsChanged,   campaign-events, b7c1d2e4",
        "PlaceCall,                 dial-commands,   b7c1d2e4",
        "PlaceCall.minimal,         dial-commands,   f09a5c31",
        "CallStatusChanged,         call-status,     b7c1d2e4",
        "CallStatusChanged.minimal, call-status,     f09a5c31",
        "LeadProgressChanged,       campaign-progress, b7c1d2e4",
        "CampaignStatsChanged,      campaign-stats,  b7c1d2e4",
        "CallRecorded,              call-records,    b7c1d2e4",
        "CallRecorded.minimal,      call-records,    f09a5c31",
        "CalleeOptedOut,            opt-outs,        b7c1d2e4",
        "CalleeOptedOut.minimal,    opt-outs,        f09a5c31",
        "NumberRouteChanged,        number-routes,   +15005550006",
        "NumberRouteChanged.minimal, number-routes,  +15005550006",
        "IncomingCallChanged,       incoming-calls,  in-3debe8da9edf27838da0aef0346dc30f",
        "CallReturned,              call-returns,    b7c1d2e4",
        "ProviderAccountChanged,    provider-accounts, twilio"
    })
    void goesToTheTopicOfItsKindByItsKey(String name, String topic, String key) {
        var event = Objects.requireNonNull(ExampleEvents.byName().get(name));
        assertThat(event.topic()).isEqualTo(topic);
        assertThat(event.key()).isEqualTo(key);
    }

    @Test
    void deadLettersStayBesideTheirTopic() {
        assertThat(Topics.deadLetters(Topics.CALL_STATUS)).isEqualTo("call-status-dlt");
    }
}
