package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.refused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.LeadProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a dispatch counts, and how far its leads have come. */
class DispatchCountsTest {

    @Test
    void countsALeadAndItsCallOnceHoweverOftenItEnds() {
        var full = aFullDispatch(DispatchState.OPEN);
        var end = status(call(1), COMPLETED);

        var ended = handle(handle(handle(full, end).dispatch(), end).dispatch(), end).dispatch();

        assertThat(ended.counts()).isEqualTo(new LeadCounts(1, 0, 0, 1));
    }

    @Test
    void countsACallButNoLeadWhenTheCredentialsAreRefused() {
        var refused = handle(aFullDispatch(DispatchState.OPEN), refused(call(1))).dispatch();

        assertThat(refused.counts()).isEqualTo(new LeadCounts(0, 1, 0, 1));
        assertThat(refused.progress().orElseThrow())
                .extracting(LeadProgress::pending, LeadProgress::waiting)
                .containsExactly(6L, 1L);
    }

    @Test
    void countsAsSkippedWhatIsNotCalledOnceItHasStopped() {
        var stopped = handle(aFullDispatch(DispatchState.OPEN), stopped(4)).dispatch();
        assertThat(stopped.progress()).contains(new LeadProgress(1, 0, 1, 1, 0, 0, 9, 0, null));

        var revived = handle(stopped, status(call(2), INITIATED)).dispatch();
        assertThat(revived.progress()).contains(new LeadProgress(1, 0, 2, 2, 0, 0, 8, 0, null));

        var ended = handle(revived, status(call(1), COMPLETED)).dispatch();
        assertThat(ended.progress()).contains(new LeadProgress(1, 0, 1, 1, 0, 1, 8, 0, null));
    }

    @Test
    void countsNothingOfWhatAnEarlierVersionHasStopped() {
        var stopped = aDispatch(DispatchState.STOPPED, 4, 11, List.of(), List.of(live(1)), null);

        assertThat(handle(stopped, status(call(1), COMPLETED)).dispatch().progress()).isEmpty();
    }

    @Test
    void progressesWhenALeadIsDoneAndNotWhenItIsTakenUp() {
        var full = aFullDispatch(DispatchState.OPEN);
        var taken = handle(full, status(call(2), INITIATED)).dispatch();
        var ended = handle(taken, status(call(1), COMPLETED)).dispatch();

        assertThat(taken.hasProgressedSince(full)).as("taken up").isFalse();
        assertThat(ended.hasProgressedSince(taken)).as("done").isTrue();
    }
}
