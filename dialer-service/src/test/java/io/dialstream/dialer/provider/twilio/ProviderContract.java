package io.dialstream.dialer.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every provider keeps, real or not. */
public abstract class ProviderContract {

    private static final PhoneNumber CALLEE = new PhoneNumber("+15550001111");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** A provider that takes every call. */
    protected abstract Provider provider();

    /** From now on nothing answers. */
    protected abstract void goAway();

    @Test
    void findsAPlacedCallByItsIdAndByItsNumbers() {
        var id = placed();

        assertThat(provider().fetch(id)).map(ProviderCall::providerCallId).contains(id);
        assertThat(provider().find(CALLEE, provider().defaultCallerId(), LONG_AGO))
                .extracting(ProviderCall::providerCallId)
                .contains(id);
    }

    @Test
    void endsACallAndTellsTheStateAfterThat() {
        assertThat(provider().hangUp(placed()).orElseThrow().status())
                .isNotNull()
                .satisfies(status -> assertThat(status.isFinal()).isTrue());
    }

    @Test
    void endingACallThatHasEndedIsNoError() {
        var id = placed();
        provider().hangUp(id);

        assertThat(provider().hangUp(id).map(ProviderCall::status))
                .hasValueSatisfying(status -> assertThat(status.isFinal()).isTrue());
    }

    @Test
    void doesNotKnowAnIdThatItNeverGave() {
        assertThat(provider().fetch("CA-never")).isEmpty();
        assertThat(provider().hangUp("CA-never")).isEmpty();
    }

    /** Nothing else tells ours from a stranger's between the same numbers. */
    @Test
    void showsForWhichOfOurCallsAnEndedCallWasPlaced() {
        var id = placed();
        provider().hangUp(id);

        assertThat(provider().isShownAsOurs(id, Given.call("campaign", 1, 1))).isTrue();
        assertThat(provider().isShownAsOurs(id, Given.call("campaign", 2, 1))).isFalse();
        assertThat(provider().isShownAsOurs("CA-never", Given.call("campaign", 1, 1))).isFalse();
    }

    @Test
    void placingNeverThrowsAndNeverSaysAcceptedWhileTheProviderIsAway() {
        goAway();

        assertThat(provider().place(aCall())).isNotInstanceOf(Accepted.class);
    }

    @Test
    void readingSaysThatTheProviderIsAway() {
        goAway();

        assertThatThrownBy(() -> provider().fetch("CA-any"))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> provider().hangUp("CA-any"))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> provider().isShownAsOurs("CA-any", Given.call("campaign", 1, 1)))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> provider().find(CALLEE, provider().defaultCallerId(), LONG_AGO))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void aNewCallIsWithTheProvider() {
        assertThat(provider().fetch(placed()).orElseThrow().status()).isEqualTo(CallStatus.DIALING);
    }

    private String placed() {
        var answer = provider().place(aCall());
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted) answer).providerCallId();
    }

    private PlacementRequest aCall() {
        return new PlacementRequest(
                "campaign-1-1",
                "campaign",
                "1",
                CALLEE,
                provider().defaultCallerId(),
                new AnswerInstructions(null, "Hello"));
    }
}
