package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementQueue.QueuedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two may begin at once. */
class PlacementQueueTest {

    private final PlacementQueue queue = of(2);
    private final List<String> begun = new ArrayList<>();

    static PlacementQueue of(int maxBegun) {
        return new PlacementQueue() {
            @Override
            int maxBegun() {
                return maxBegun;
            }
        };
    }

    @Test
    void letsAsManyBeginAsItMay() {
        begin("ann", "a", "a-1", "a-2", "a-3");
        assertThat(begun).containsExactly("a-1", "a-2");
    }

    @Test
    void letsAnotherBeginForEachThatLeaves() {
        begin("ann", "a", "a-1", "a-2", "a-3", "a-4");
        queue.leave("a-2");
        assertThat(begun).containsExactly("a-1", "a-2", "a-3");
        queue.leave("a-3");
        assertThat(begun).containsExactly("a-1", "a-2", "a-3", "a-4");
    }

    /** It leaves before the provider is asked, and once more at its end. */
    @Test
    void letsNoMoreBeginWhenOneLeavesAgain() {
        begin("ann", "a", "a-1", "a-2", "a-3", "a-4");
        queue.leave("a-1");
        queue.leave("a-1");
        queue.leave("nobody");
        assertThat(begun).containsExactly("a-1", "a-2", "a-3");
    }

    @Test
    void isAsWideAsBeforeWhenAllHaveLeft() {
        begin("ann", "a", "a-1", "a-2");
        queue.leave("a-1");
        queue.leave("a-2");
        begin("ann", "a", "a-3", "a-4", "a-5");
        assertThat(begun).containsExactly("a-1", "a-2", "a-3", "a-4");
    }

    /** Each has its first call before any has its second, whoever came first. */
    @Test
    void letsCampaignsTakeTurns() {
        begin("ann", "a", "a-1", "a-2", "a-3", "a-4", "a-5");
        begin("ann", "b", "b-1", "b-2");
        begin("bob", "c", "c-1");
        queue.leave("a-1");
        queue.leave("a-2");
        queue.leave("a-3");
        assertThat(begun).containsExactly("a-1", "a-2", "a-3", "c-1", "b-1");
    }

    private void begin(String userId, String lane, String... callIds) {
        for (var callId : callIds) {
            queue.begin(new QueuedRun(userId, lane, callId, () -> begun.add(callId)));
        }
    }
}
