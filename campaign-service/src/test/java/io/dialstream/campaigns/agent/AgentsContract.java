package io.dialstream.campaigns.agent;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.timer.MovableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.PageRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of agents does. */
public abstract class AgentsContract {

    private Agents agents;

    protected abstract Agents emptyAgents();

    @BeforeEach
    void empty() {
        agents = emptyAgents();
    }

    @Test
    void givesBackWhatWasStored() {
        assertThat(agents.put(anAgent("a"))).isTrue();

        assertThat(agents.find("ann", "a")).contains(anAgent("a"));
        assertThat(agents.find("ann", "b")).isEmpty();
    }

    @Test
    void keepsUsersApart() {
        agents.put(anAgent("a"));

        assertThat(agents.find("bob", "a")).isEmpty();
        assertThat(agents.delete("bob", "a")).isFalse();
        assertThat(agents.list("bob", new PageRequest(10, null))).isEmpty();
        assertThat(agents.put(anAgent("bob", "a", START))).isTrue();
    }

    @Test
    void replacesAllButTheTimeOfCreation() {
        agents.put(anAgent("a"));
        var later = START.plusSeconds(5);
        var changed =
                new Agent(
                        "ann",
                        "a",
                        "New",
                        null,
                        new AnswerInstructions("wss://x", null).withVoicemail("Call us."),
                        later,
                        later);

        assertThat(agents.put(changed)).isFalse();

        assertThat(agents.find("ann", "a"))
                .contains(new Agent("ann", "a", "New", null, changed.answer(), START, later));
    }

    @Test
    void keepsTheKeyByWhichCalleesOptOut() {
        for (var text : new String[] {"Press nine.", null}) {
            var answer = new AnswerInstructions(null, "Hello!").withOptOut("9", text);
            agents.put(new Agent("ann", "a", "New", null, answer, START, START));

            assertThat(agents.find("ann", "a")).map(Agent::answer).contains(answer);
        }
    }

    @Test
    void listsNewestFirstInPages() {
        for (int n = 1; n <= 4; n++) {
            agents.put(anAgent("ann", "a" + n, START.plusSeconds(n / 2)));
        }

        assertThat(ids(new PageRequest(2, null))).containsExactly("a4", "a3", "a2");
        assertThat(ids(new PageRequest(2, new Cursor(START.plusSeconds(1), "a3"))))
                .containsExactly("a2", "a1");
    }

    private List<String> ids(PageRequest page) {
        return agents.list("ann", page).stream().map(Agent::agentId).toList();
    }

    @Test
    void deletesOnce() {
        agents.put(anAgent("a"));

        assertThat(agents.delete("ann", "a")).isTrue();
        assertThat(agents.delete("ann", "a")).isFalse();
        assertThat(agents.find("ann", "a")).isEmpty();
    }
}
