package io.dialstream.campaigns.session.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionKey secret = SessionKey.random(RANDOM);

    @Test
    void theCookieAloneOpensWhatWasSealed() {
        var sealed = secret.seal("ann-key", RANDOM);
        var again = SessionKey.read(secret.cookie()).orElseThrow();
        assertThat(again.id()).isEqualTo(secret.id());
        assertThat(again.open(sealed)).isEqualTo("ann-key");
        assertThat(sealed).doesNotContain("ann-key");
        assertThat(secret.id()).isNotEqualTo(secret.cookie());
    }

    @Test
    void anotherSecretOpensNothing() {
        var sealed = secret.seal("ann-key", RANDOM);
        assertThatIllegalStateException().isThrownBy(() -> SessionKey.random(RANDOM).open(sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoSecretIsNobody(String cookie) {
        assertThat(SessionKey.read(cookie)).isEmpty();
    }
}
