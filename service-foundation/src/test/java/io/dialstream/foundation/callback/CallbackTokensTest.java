package io.dialstream.foundation.callback;

import static io.dialstream.foundation.callback.CallbackTokens.Purpose.STATUS;
import static io.dialstream.foundation.callback.CallbackTokens.Purpose.VOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CallbackTokensTest {

    private static final String SECRET = "a-secret-that-nobody-guesses";
    private static final String FORMER = "the-secret-that-was-before-it";

    private final CallbackTokens tokens = new CallbackTokens(List.of(SECRET));

    @Test
    void isThatOfItsCallAndOfNoOther() {
        var token = tokens.of(STATUS, "k1-1-1", "k1");
        assertThat(tokens.isRight(STATUS, "twilio", "k1-1-1", "k1", token)).isTrue();
        assertThat(tokens.isRight(STATUS, "twilio", "k1-1-2", "k1", token)).isFalse();
        assertThat(tokens.isRight(STATUS, "twilio", "k1-1-1", "k2", token)).isFalse();
        assertThat(tokens.isRight(STATUS, "twilio", "k1-1-1", null, token)).isFalse();
        assertThat(tokens.isRight(VOICE, "twilio", "k1-1-1", "k1", token)).isFalse();
    }

    /**
     * Whoever owns an account has the provider sign what he likes, and knows the tokens of his own
     * calls.
     */
    @Test
    void isOfNoUseAtAnotherAccount() {
        var token = tokens.of(STATUS, "east", "k1-1-1", "k1");

        assertThat(tokens.isRight(STATUS, "east", "k1-1-1", "k1", token)).isTrue();
        assertThat(tokens.isRight(STATUS, "west", "k1-1-1", "k1", token)).isFalse();
        assertThat(tokens.isRight(STATUS, "twilio", "k1-1-1", "k1", token)).isFalse();
        assertThat(
                        tokens.isRight(
                                STATUS, "east", "k1-1-1", "k1", tokens.of(STATUS, "k1-1-1", "k1")))
                .isFalse();
    }

    /** Calls may be live while a version that knows accounts takes over. */
    @Test
    void isAtTheFirstAccountWhatItWasBeforeThereWereOthers() {
        assertThat(new CallbackTokens(List.of("a-secret-of-the-tests")).of(STATUS, "c1-7-1", "c1"))
                .isEqualTo("U86vj44N1k_MvqF-cfFxjA")
                .isEqualTo(
                        new CallbackTokens(List.of("a-secret-of-the-tests"))
                                .of(STATUS, "twilio", "c1-7-1", "c1"));
    }

    @Test
    void isOfNoUseWithItsPartsSharedOutOtherwise() {
        assertThat(tokens.of(STATUS, "a", "b:c")).isNotEqualTo(tokens.of(STATUS, "a:b", "c"));
        assertThat(tokens.of(STATUS, "a:b", null)).isNotEqualTo(tokens.of(STATUS, "a", "b"));
        assertThat(tokens.of(STATUS, "a", "")).isNotEqualTo(tokens.of(STATUS, "a", null));
    }

    @Test
    void isOf128BitsAndOfLettersThatNeedNoEncoding() {
        assertThat(tokens.of(STATUS, "k1-1-1", "k1")).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void isNotRightWhenItIsOnlyNearlyRight() {
        var token = tokens.of(STATUS, "k1-1-1", "k1");
        for (var forged :
                List.of("", token.substring(1), token + "A", token.toLowerCase(Locale.ROOT))) {
            assertThat(tokens.isRight(STATUS, "twilio", "k1-1-1", "k1", forged)).isFalse();
        }
    }

    @Test
    void isMadeWithTheNewSecretAndAcceptedFromBothWhileItIsReplaced() {
        var former = new CallbackTokens(List.of(FORMER));
        var rotating = new CallbackTokens(List.of(SECRET, FORMER));
        assertThat(rotating.of(STATUS, "c", null)).isEqualTo(tokens.of(STATUS, "c", null));
        assertThat(rotating.isRight(STATUS, "twilio", "c", null, former.of(STATUS, "c", null)))
                .isTrue();
        assertThat(tokens.isRight(STATUS, "twilio", "c", null, former.of(STATUS, "c", null)))
                .isFalse();
    }

    @Test
    void needsASecret() {
        assertThatThrownBy(() -> new CallbackTokens(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new CallbackProperties(SECRET, FORMER).toString())
                .doesNotContain(SECRET, FORMER);
    }
}
