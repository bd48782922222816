package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aNewDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.campaigns.dispatch.DispatchState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignStats;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Instant LATER = NOW.plusSeconds(1);

    @Test
    void hasALeadThatIsDueFromThatMomentOn() {
        assertThat(aNewDispatch().hasDueLead(NOW)).isFalse();
        assertThat(waitingUntil(LATER).hasDueLead(NOW)).isFalse();
        assertThat(waitingUntil(LATER).hasDueLead(LATER)).isTrue();
        assertThat(waitingUntil(LATER).hasDueLead(LATER.plusSeconds(1))).isTrue();
    }

    @Test
    void waitsForTheEarliestOfItsLeads() {
        var first = aFullDispatch(OPEN).waitingWith(live(1), LATER);
        assertThat(first.nextAttemptAt()).isEqualTo(LATER);
        assertThat(first.waitingWith(waiting(2), LATER.plusSeconds(1)).nextAttemptAt())
                .isEqualTo(LATER);
        assertThat(first.waitingWith(waiting(2), NOW).nextAttemptAt()).isEqualTo(NOW);
    }

    @Test
    void readsOneLeadMoreThanTheWindowHolds() {
        assertThat(aNewDispatch().readAhead()).isEqualTo(2 * 2 + 1);
    }

    @Test
    void readsOneLeadMoreThanAreInFlight() {
        var six = IntStream.rangeClosed(1, 6).mapToObj(DispatchFixtures::live).toList();
        assertThat(aDispatch(OPEN, 1, 7, List.of(), six).readAhead()).isEqualTo(6 + 1);
    }

    @Test
    void isCountedByNumbersThatContainItsCalls() {
        assertThat(counting(10).isCountedBy(stats(10, 0, 10))).isTrue();
        assertThat(counting(10).isCountedBy(stats(10, 0, 9))).isFalse();
        assertThat(counting(10).isCountedBy(stats(10, 1, 10))).isFalse();
    }

    @Test
    void isCountedByNumbersThatContainItsLeadsWhereItsCallsWereNotCounted() {
        assertThat(counting(null).isCountedBy(stats(10, 0, 3))).isTrue();
        assertThat(counting(null).isCountedBy(stats(9, 0, 3))).isFalse();
    }

    @Test
    void learnsOfLeadsThatAnEarlierVersionTookForDone() {
        var corrected = counting(10).withWaitingLeads(2);
        assertThat(corrected.waiting()).isEqualTo(2);
        assertThat(corrected.nextAttemptAt()).isEqualTo(Instant.EPOCH);
        assertThat(counting(10).withWaitingLeads(0)).isEqualTo(counting(10));
        var uncounted = aDispatch(OPEN, 1, 11, List.of(), List.of(), null);
        assertThat(uncounted.withWaitingLeads(2)).isEqualTo(uncounted);
    }

    @Test
    void putsNewLeadsWhereOthersHaveGone() {
        var before = aDispatch(OPEN, 1, 4, List.of(), List.of(live(1), live(2), live(3)));
        var after = aDispatch(OPEN, 1, 6, List.of(), List.of(live(1), live(3), waiting(4)));
        assertThat(after.keepingPlaces(before).inFlight())
                .containsExactly(live(1), waiting(4), live(3));
    }

    @Test
    void repeatsACommandInTheSameWords() {
        var repeated = waiting(1).repeatedAt(LATER);
        assertThat(repeated.commandedAt()).isEqualTo(NOW);
        assertThat(repeated.sentAt()).isEqualTo(LATER);
        assertThat(repeated.resends()).isOne();
    }

    @Test
    void renewsACommandThatHasExpired() {
        var expired = NOW.plusSeconds(61);
        var renewed = waiting(1).renewedAgain(expired, Instant.MAX);
        assertThat(renewed.commandedAt()).isEqualTo(expired);
        assertThat(renewed.resends()).isOne();
    }

    private static Dispatch waitingUntil(Instant at) {
        return aFullDispatch(OPEN).waitingWith(live(1), at);
    }

    private static Dispatch counting(@Nullable Integer endedCalls) {
        return aDispatch(OPEN, 1, 11, List.of(), List.of(), new LeadCounts(10, 0, 0, endedCalls));
    }

    private static CampaignStats stats(long completedLeads, long inFlight, long endedCalls) {
        return new CampaignStats(1, completedLeads, inFlight, endedCalls, 0, 0, 0, 0, 0, 0);
    }
}
