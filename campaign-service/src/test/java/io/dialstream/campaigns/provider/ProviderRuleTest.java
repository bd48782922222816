package io.dialstream.campaigns.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRuleTest {

    private static final String UNKNOWN =
            "is not the id of a provider account; GET /providers lists them";

    private final ProviderRule rule =
            new ProviderRule(Set.of("twilio", "eu", "us", "a", "b", "c", "d"), "twilio");

    private List<String> problems(@Nullable String provider, List<@Nullable String> fallbacks) {
        var problems = new Problems();
        rule.choice(provider, fallbacks, problems);
        var refused = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        return refused == null
                ? List.of()
                : refused.fields().stream()
                        .map(problem -> problem.field() + ": " + problem.message())
                        .toList();
    }

    @Test
    void keepsTheOrderInWhichAccountsAreTried() {
        var chosen = rule.choice("eu", List.of("us", "twilio"), new Problems());

        assertThat(chosen).isEqualTo(new ProviderChoice("eu", List.of("us", "twilio")));
        assertThat(rule.choice(null, null, new Problems())).isEqualTo(ProviderChoice.USUAL);
        assertThat(problems("eu", List.of("us", "twilio", "a", "b", "c"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    eu     | us,elsewhere     | fallbackProviders[1]: is not the id of a provider account; GET /providers lists them
                    eu     | us,us            | fallbackProviders[1]: is named twice
                    eu     | us,eu            | fallbackProviders[1]: is the account that calls are placed with anyway
                           | us,twilio        | fallbackProviders[1]: is the account that calls are placed with anyway
                    eu     | us,twilio,a,b,c,d | fallbackProviders: must have at most 5 entries
                    """)
    void namesWhatIsWrong(@Nullable String provider, String fallbacks, String problem) {
        assertThat(problems(provider, Arrays.asList(fallbacks.split(","))))
                .containsExactly(problem);
    }

    @Test
    void anEntryIsAnAccount() {
        assertThat(problems("eu", Arrays.asList("us", null)))
                .containsExactly("fallbackProviders[1]: " + UNKNOWN);
    }
}
