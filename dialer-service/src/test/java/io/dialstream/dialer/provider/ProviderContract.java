package io.dialstream.dialer.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
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

    /** The id of a call that the provider has never had. */
    protected String never() {
        return "CA-never";
    }

    private void assumeThatItCan(Ability ability) {
        assumeThat(provider().capabilities().can(ability)).isTrue();
    }

    @Test
    void findsAPlacedCallByItsId() {
        assumeThatItCan(Ability.FETCHES_CALLS);
        var id = placed();

        assertThat(provider().fetch(id)).map(ProviderCall::providerCallId).contains(id);
    }

    @Test
    void findsAPlacedCallByItsNumbers() {
        assumeThatItCan(Ability.LISTS_CALLS);
        var id = placed();

        assertThat(provider().find(CALLEE, provider().defaultCallerId(), LONG_AGO))
                .extracting(ProviderCall::providerCallId)
                .contains(id);
    }

    @Test
    void endsACallAndTellsTheStateAfterThat() {
        assertThatItHasEnded(provider().hangUp(placed()).orElseThrow());
    }

    @Test
    void endingACallThatHasEndedIsNoError() {
        var id = placed();
        provider().hangUp(id);

        assertThatItHasEnded(provider().hangUp(id).orElseThrow());
    }

    /** One that cannot be asked for calls does not know how they end: their callbacks say it. */
    private void assertThatItHasEnded(ProviderCall call) {
        if (provider().capabilities().can(Ability.FETCHES_CALLS)) {
            assertThat(call.status()).isNotNull();
        }
        assertThat(call.status() == null || call.status().isFinal()).isTrue();
    }

    @Test
    void doesNotKnowAnIdThatItNeverGave() {
        assumeThatItCan(Ability.FETCHES_CALLS);
        assertThat(provider().fetch(never())).isEmpty();
        assertThat(provider().hangUp(never())).isEmpty();
    }

    /** Nothing else tells ours from a stranger's between the same numbers. */
    @Test
    void showsForWhichOfOurCallsAnEndedCallWasPlaced() {
        assumeThat(provider().capabilities().showsRequestsWithin()).isNotNull();
        var id = placed();
        provider().hangUp(id);

        assertThat(provider().isShownAsOurs(id, Given.call("campaign", 1, 1))).isTrue();
        assertThat(provider().isShownAsOurs(id, Given.call("campaign", 2, 1))).isFalse();
        assertThat(provider().isShownAsOurs(never(), Given.call("campaign", 1, 1))).isFalse();
    }

    @Test
    void placingNeverThrowsAndNeverSaysAcceptedWhileTheProviderIsAway() {
        goAway();

        assertThat(provider().place(aCall())).isNotInstanceOf(Accepted.class);
    }

    @Test
    void fetchingAndHangingUpSayThatTheProviderIsAway() {
        goAway();

        assertThatThrownBy(() -> provider().hangUp(never()))
                .isInstanceOf(ProviderUnavailableException.class);
        assumeThatItCan(Ability.FETCHES_CALLS);
        assertThatThrownBy(() -> provider().fetch(never()))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void sayingWhatItShowsOfACallSaysThatTheProviderIsAway() {
        assumeThat(provider().capabilities().showsRequestsWithin()).isNotNull();
        goAway();

        assertThatThrownBy(() -> provider().isShownAsOurs(never(), Given.call("campaign", 1, 1)))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void listingSaysThatTheProviderIsAway() {
        assumeThatItCan(Ability.LISTS_CALLS);
        goAway();

        assertThatThrownBy(() -> provider().find(CALLEE, provider().defaultCallerId(), LONG_AGO))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    /** One that only tells whether a call lives has no word for it. */
    @Test
    void aNewCallIsWithTheProvider() {
        assumeThatItCan(Ability.FETCHES_CALLS);
        assertThat(provider().fetch(placed()).orElseThrow().status())
                .isIn(CallStatus.DIALING, null);
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
