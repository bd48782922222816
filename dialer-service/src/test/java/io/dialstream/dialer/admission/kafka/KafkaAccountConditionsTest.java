package io.dialstream.dialer.admission.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.dialer.admission.AccountCondition;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AccountState;
import io.dialstream.events.AnswerKind;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.ManualTimers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KafkaAccountConditionsTest {

    private static final AccountCondition DOWN =
            new AccountCondition(
                    AccountState.PROVIDER_DOWN,
                    Given.NOON.plusSeconds(30),
                    7,
                    Given.NOON.plusSeconds(1));

    private final SettableClock clock = new SettableClock();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final ManualTimers timers = new ManualTimers(Given.NOON);
    private final KafkaAccountConditions conditions =
            new KafkaAccountConditions(
                    new Providers(List.of(new FakeProvider(clock), east()), "twilio"),
                    "dialer-1",
                    log,
                    timers);

    private FakeProvider east() {
        var east = new FakeProvider("east", clock);
        east.can(
                Capabilities.of(Answer.PUSH)
                        .playing(Set.of(AnswerKind.MESSAGE))
                        .without(AccountFeature.LEAVE_MESSAGE, AccountFeature.OPT_OUT));
        return east;
    }

    @Test
    void announcesEachAccountWhenTheDialerStarts() {
        conditions.prepare();

        assertThat(log.published(ProviderAccountChanged.class))
                .extracting(
                        ProviderAccountChanged::key,
                        ProviderAccountChanged::vendor,
                        ProviderAccountChanged::tellsRinging,
                        ProviderAccountChanged::state,
                        ProviderAccountChanged::recordedAt)
                .containsExactly(
                        tuple("east", "twilio", false, AccountState.OK, Given.NOON),
                        tuple("twilio", "twilio", true, AccountState.OK, Given.NOON));
    }

    @Test
    void publishesHowAnAccountStandsWithThisDialer() {
        conditions.changed("east", DOWN);
        timers.ring();

        assertThat(log.published(ProviderAccountChanged.class))
                .containsExactly(
                        new ProviderAccountChanged(
                                ProviderAccountChanged.eventId("east", "dialer-1", Given.NOON),
                                "east",
                                "twilio",
                                false,
                                List.of(AnswerKind.MESSAGE),
                                List.of(
                                        AccountFeature.HANG_UP_ON_MACHINES,
                                        AccountFeature.INCOMING_CALLS),
                                "dialer-1",
                                AccountState.PROVIDER_DOWN,
                                Given.NOON.plusSeconds(30),
                                7,
                                Given.NOON.plusSeconds(1),
                                Given.NOON));
    }

    /** Calls that were placed with it are still about. */
    @Test
    void publishesNothingOfAnAccountThatIsNotConfiguredAnyMore() {
        conditions.changed("gone", DOWN);
        timers.ring();

        assertThat(log.published()).isEmpty();
    }
}
