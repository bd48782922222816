package io.dialstream.campaigns.provider;

import static io.dialstream.campaigns.provider.AccountFixtures.reported;
import static io.dialstream.events.AccountState.CREDENTIALS_REFUSED;
import static io.dialstream.events.AccountState.OK;
import static io.dialstream.events.AccountState.PROVIDER_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AccountState;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncedAccountsTest {

    private final MovableClock clock = new MovableClock();
    private final AnnouncedAccounts accounts =
            new AnnouncedAccounts(new UsualAccountProperties("twilio"), clock);

    private boolean handle(String dialer, @Nullable AccountState state) {
        return accounts.handle(reported(dialer, state, clock.instant()));
    }

    private AccountState state() {
        return accounts.stateOf("twilio");
    }

    @Test
    void nothingIsKnownAgainstAnAccountThatNobodyHasAnnounced() {
        assertThat(accounts.stateOf("twilio")).isEqualTo(OK);
        assertThat(accounts.stateOf("eu")).isEqualTo(OK);
    }

    @ParameterizedTest
    @EnumSource(AccountState.class)
    void hasTheStateThatItsDialerReports(AccountState state) {
        handle("a", CREDENTIALS_REFUSED);
        handle("a", PROVIDER_DOWN);
        assertThat(handle("a", state)).isEqualTo(state != PROVIDER_DOWN);
        assertThat(state()).isEqualTo(state);
        assertThat(accounts.stateOf(null)).as("the usual account").isEqualTo(state);
        assertThat(accounts.stateOf("eu")).isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, OK, OK",
        "OK, PROVIDER_DOWN, OK",
        "OK, CREDENTIALS_REFUSED, OK",
        "PROVIDER_DOWN, OK, OK",
        "PROVIDER_DOWN, PROVIDER_DOWN, PROVIDER_DOWN",
        "PROVIDER_DOWN, CREDENTIALS_REFUSED, PROVIDER_DOWN",
        "CREDENTIALS_REFUSED, OK, OK",
        "CREDENTIALS_REFUSED, PROVIDER_DOWN, PROVIDER_DOWN",
        "CREDENTIALS_REFUSED, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED"
    })
    void callsGoOnAsLongAsOneOfTheirAccountsCanBeAsked(
            AccountState first, AccountState second, AccountState both) {
        accounts.handle(reported("twilio", "a", first, clock.instant()));
        accounts.handle(reported("eu", "a", second, clock.instant()));

        assertThat(accounts.stateOfAny(new ProviderChoice(null, List.of("eu")))).isEqualTo(both);
        assertThat(accounts.stateOfAny(new ProviderChoice("twilio"))).isEqualTo(first);
    }

    /** Nobody is left to take it back. */
    @Test
    void aDialerThatDiedLeavesNoAccountDownForEver() {
        handle("a", PROVIDER_DOWN);
        clock.pass(Duration.ofSeconds(89));
        assertThat(state()).as("a call is tried, and is not answered yet").isEqualTo(PROVIDER_DOWN);
        clock.pass(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(OK);
    }

    /** Its own way to the provider may be broken; and it publishes how many of its calls wait. */
    @Test
    void aDialerWithCallsThatWaitDoesNotHideThatAnotherCannotPlaceAny() {
        handle("a", PROVIDER_DOWN);
        handle("b", OK);
        assertThat(state()).isEqualTo(PROVIDER_DOWN);
        handle("b", PROVIDER_DOWN);
        handle("a", OK);
        assertThat(state()).isEqualTo(PROVIDER_DOWN);
        assertThat(handle("b", OK)).isTrue();
        assertThat(state()).isEqualTo(OK);
    }

    /** It may have been given others, and all dialers have the same. */
    @Test
    void aDialerThatStartsTakesBackThatCredentialsAreRefused() {
        handle("a", CREDENTIALS_REFUSED);
        clock.pass(Duration.ofDays(3));
        assertThat(state()).isEqualTo(CREDENTIALS_REFUSED);
        handle("b", OK);
        assertThat(state()).isEqualTo(OK);
    }

    @Test
    void aDialerThatHasFoundOutNothingSaysNothing() {
        handle("a", CREDENTIALS_REFUSED);
        assertThat(handle("b", null)).isFalse();
        assertThat(state()).isEqualTo(CREDENTIALS_REFUSED);
    }

    /** As earlier versions announce them. */
    @Test
    void knowsWhoseVendorReportsNoRinging() {
        var push =
                new ProviderAccountChanged(
                        "x",
                        "push",
                        "acme",
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        clock.instant());
        accounts.handle(push);
        handle("a", OK);
        assertThat(accounts.withoutRinging()).containsExactly("push");
    }

    /** Whoever starts reads what is left of all that was ever published. */
    @Test
    void doesNotBelieveWhatIsLongPast() {
        var past = clock.instant().minus(Duration.ofHours(5));
        for (var dialer : List.of("a", "b", "c")) {
            accounts.handle(reported(dialer, PROVIDER_DOWN, past));
        }
        assertThat(state()).isEqualTo(OK);
    }

    private void handle(String dialer, int backlog, @Nullable Instant nextInstant) {
        var now = clock.instant();
        accounts.handle(
                new ProviderAccountChanged(
                        "x",
                        "twilio",
                        "twilio",
                        true,
                        null,
                        null,
                        dialer,
                        OK,
                        null,
                        backlog,
                        nextInstant,
                        now));
    }

    @Test
    void addsUpTheCallsThatWaitAtAllDialers() {
        var next = clock.instant().plusSeconds(2);
        handle("a", 3, next.plusSeconds(1));
        handle("b", 4, next);
        assertThat(accounts.conditionOf(null)).isEqualTo(new AccountCondition(OK, null, 7, next));
        handle("b", 0, null);
        assertThat(accounts.conditionOf("twilio"))
                .isEqualTo(new AccountCondition(OK, null, 3, next.plusSeconds(1)));
    }

    /** After a 429 nothing changes until the account may be asked again. */
    @Test
    void believesThatCallsWaitForAMinuteLongerThanTheyHaveTo() {
        handle("a", 3, clock.instant().plusSeconds(30));
        clock.pass(Duration.ofSeconds(89));
        assertThat(accounts.conditionOf(null).backlog()).isEqualTo(3);
        clock.pass(Duration.ofSeconds(1));
        assertThat(accounts.conditionOf(null)).isEqualTo(AccountCondition.OK);
    }

    @Test
    void saysWhenACallIsTriedAgain() {
        handle("a", PROVIDER_DOWN);
        var retryAt = clock.instant().plusSeconds(30);
        clock.pass(Duration.ofSeconds(1));
        handle("b", PROVIDER_DOWN);
        assertThat(accounts.conditionOf(null))
                .isEqualTo(new AccountCondition(PROVIDER_DOWN, retryAt, 0, null));
        assertThat(accounts.conditionOfAny(new ProviderChoice(null, List.of("eu"))))
                .as("calls go on there")
                .isEqualTo(AccountCondition.OK);
    }
}
