package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seeds that once went wrong, each with the story of docs/reliability.md that it belongs to. In
 * none of their worlds are leads added, see {@link Scenario}: they are as they were. Only in the
 * one that needs it a limit changes.
 */
class RegressionTest {

    @ParameterizedTest(name = "{1}: seed {0}")
    @CsvSource({
        "264, a campaign whose start was stored and not published",
        "282, a campaign whose start was stored and not published",
        "213, a paused campaign whose dialer came back from a freeze",
        "1990, a paused campaign whose dialer came back from a freeze",
        "480, a limit that only new calls obeyed",
        "4085, a new limit that was handled together with the start",
        "5176, a campaign that was never over",
        "1542, a lane that was saved by a store that failed to say so",
        "11523, a lead that came back while its campaign was stopped"
    })
    void nothingGoesWrongAnyMore(long seed, String story) {
        assertThat(Simulation.run(seed).violations()).as(story).isEmpty();
    }
}
