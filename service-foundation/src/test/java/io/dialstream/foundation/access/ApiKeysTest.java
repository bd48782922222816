package io.dialstream.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    @Test
    void tellsWhoseKeyItIs() {
        var keys = ApiKeys.parse("ann=k1, bob=k2,ann=k3");

        assertThat(keys.userOf("k1")).contains(new User("ann"));
        assertThat(keys.userOf("k2")).contains(new User("bob"));
        assertThat(keys.userOf("k3")).contains(new User("ann"));
        assertThat(keys.userOf("k4")).isEmpty();
    }

    @Test
    void aKeyMayContainAnEqualsSign() {
        assertThat(ApiKeys.parse("ann=a2V5==").userOf("a2V5==")).contains(new User("ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann=", "=key", "ann=k1,", "ann=k1,,bob=k2"})
    void refusesWhatIsNoListOfPairs(String pairs) {
        assertThatThrownBy(() -> ApiKeys.parse(pairs)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesOneKeyForTwoUsersWithoutRepeatingIt() {
        assertThatThrownBy(() -> ApiKeys.parse("ann=secret,bob=secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
