package io.dialstream.foundation.aggregate;

import static io.dialstream.foundation.aggregate.Restaurant.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.aggregate.Table.Effect;
import io.dialstream.foundation.aggregate.Table.Input;
import io.dialstream.foundation.aggregate.Table.Input.Brought;
import io.dialstream.foundation.aggregate.Table.Input.Ordered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateProcessorTest {

    private static final Input SOUP = new Ordered(1, "soup");
    private static final Input BREAD = new Ordered(2, "bread");

    private final Restaurant restaurant = new Restaurant(false);
    private final AggregateProcessor<Table, Input, Effect> process = restaurant.owner();

    @BeforeEach
    void hasTakenOver() {
        restaurant.timers.ring();
    }

    @Test
    void savesWhatWasDecidedAndThenDoesIt() {
        handle("a", SOUP);
        assertThat(restaurant.accesses).containsExactly("load a", "screen", "save a", "cook soup");
        assertThat(restaurant.table("a").version()).isOne();
    }

    @Test
    void doesFirstWhatPrecedesTheSave() {
        handle("a", SOUP);
        restaurant.accesses.clear();
        handle("a", new Brought("soup"));
        assertThat(restaurant.accesses).containsSubsequence("load a", "charge soup", "save a");
    }

    @Test
    void savesNothingForWhatIsRepeated() {
        handle("a", SOUP);
        handle("a", SOUP);
        assertThat(restaurant.table("a").version()).isOne();
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void leavesOutWhatDoesNotBegin() {
        handle("a", new Brought("soup"));
        assertThat(restaurant.stored.all()).isEmpty();
        assertThat(restaurant.charged).isEmpty();
    }

    @Test
    void decidesWithoutWhatWasScreenedOut() {
        restaurant.soldOut.add("bread");
        handle("a", SOUP, BREAD);
        assertThat(restaurant.table("a").cooking()).containsExactly("soup");
    }

    @Test
    void readsWhatElseIsNeededForAWholeBatchAtOnce() {
        restaurant.chefsChoice.put("a", new Ordered(7, "cake"));
        restaurant.chefsChoice.put("b", new Ordered(8, "fish"));
        process.handle(
                List.of(work("a", SOUP), work("b", SOUP), work("c", SOUP)),
                restaurant.timers.now());
        assertThat(restaurant.accesses)
                .startsWith("load a b c", "screen", "ask the chef for a b", "save a");
        assertThat(restaurant.table("a").cooking()).containsExactly("soup", "cake");
        assertThat(restaurant.table("b").cooking()).containsExactly("soup", "fish");
        assertThat(restaurant.table("c").cooking()).containsExactly("soup");
    }

    /** What was read is as old as the state that proved to be outdated. */
    @Test
    void readsAgainWhatElseIsNeededWhenSomebodyElseHasSaved() {
        handle("a", SOUP);
        restaurant.process().handle(List.of(work("a", BREAD)), restaurant.timers.now());
        restaurant.chefsChoice.put("a", new Ordered(7, "cake"));
        restaurant.accesses.clear();
        handle("a", new Ordered(3, "fish"));
        assertThat(restaurant.accesses)
                .containsExactly(
                        "screen",
                        "ask the chef for a",
                        "save a",
                        "load a",
                        "screen",
                        "ask the chef for a",
                        "save a",
                        "cook fish",
                        "cook cake");
        assertThat(restaurant.table("a").cooking())
                .containsExactly("soup", "bread", "fish", "cake");
    }

    @Test
    void readsNothingThatItRemembers() {
        handle("a", SOUP);
        restaurant.accesses.clear();
        handle("a", BREAD);
        assertThat(restaurant.accesses).containsExactly("screen", "save a", "cook bread");
    }

    @Test
    void decidesAgainWhenSomebodyElseHasSavedWhatItRemembers() {
        handle("a", SOUP);
        restaurant.process().handle(List.of(work("a", BREAD)), restaurant.timers.now());
        restaurant.accesses.clear();
        handle("a", new Ordered(3, "cake"));
        assertThat(restaurant.accesses)
                .containsExactly("screen", "save a", "load a", "screen", "save a", "cook cake");
        assertThat(restaurant.table("a").cooking()).containsExactly("soup", "bread", "cake");
    }

    @Test
    void decidesAgainWhenSomebodyElseHasSavedWhatItHasRead() {
        restaurant.at(1, () -> handledByAnother(work("a", SOUP)));
        handle("a", BREAD);
        assertThat(restaurant.table("a").cooking()).containsExactly("soup", "bread");
        assertThat(restaurant.cooked).containsOnlyKeys("bread").containsEntry("bread", 1);
    }

    private void handledByAnother(Work<Input> work) {
        restaurant.process().handle(List.of(work), restaurant.timers.now());
    }

    /** No save would find out that the memory is wrong. */
    @Test
    void readsWhatItRemembersBeforeItDecidesThatNothingChanges() {
        handle("a", SOUP);
        restaurant.accesses.clear();
        handle("a", SOUP);
        assertThat(restaurant.accesses).containsExactly("screen", "load a", "screen");
    }

    @Test
    void readsNothingForWhatIsNegligible() {
        handle("a", SOUP, BREAD);
        restaurant.accesses.clear();
        handle("a", SOUP);
        assertThat(restaurant.accesses).containsExactly("screen");
    }

    @Test
    void readsWhatItRemembersWhenOneOfItsInputsIsNotNegligible() {
        handle("a", SOUP, BREAD);
        restaurant.accesses.clear();
        handle("a", SOUP, BREAD);
        assertThat(restaurant.accesses).containsExactly("screen", "load a", "screen");
    }

    @Test
    void recoversWithANegligibleInputWhatWasSavedAndNotDone() {
        handle("a", SOUP);
        restaurant.at(
                3,
                () -> {
                    throw new IllegalStateException("away");
                });
        assertThatThrownBy(() -> handle("a", BREAD)).isInstanceOf(IllegalStateException.class);
        handle("a", SOUP);
        assertThat(restaurant.cooked).containsEntry("bread", 1);
    }

    @Test
    void readsWhatItRemembersBeforeItDoesSomethingThatPrecedesTheSave() {
        handle("a", SOUP, BREAD);
        var other = restaurant.process();
        other.handle(List.of(work("a", new Brought("soup"))), restaurant.timers.now());
        restaurant.charged.clear();
        handle("a", new Brought("soup"));
        assertThat(restaurant.charged).isEmpty();
    }

    @Test
    void remembersNothingThatIsNotUnderWay() {
        handle("a", SOUP);
        assertThat(process.active()).extracting(Table::id).containsExactly("a");
        handle("a", new Brought("soup"));
        assertThat(process.active()).isEmpty();
    }

    @Test
    void letsNoTableWaitForAnother() {
        process.handle(List.of(work("a", SOUP), work("b", SOUP)), restaurant.timers.now());
        assertThat(restaurant.accesses)
                .containsExactly(
                        "load a b", "screen", "save a", "cook soup", "save b", "cook soup");
    }

    @Test
    void doesTheEffectsOfABatchTogetherInBulk() {
        var bulk = new Restaurant(true);
        bulk.owner().handle(List.of(work("a", SOUP), work("b", SOUP)), bulk.timers.now());
        assertThat(bulk.accesses)
                .containsExactly(
                        "load a b", "screen", "save a", "save b", "cook soup", "cook soup");
    }

    /** The state says that the soup is known, so only a recovery has it cooked. */
    @Test
    void recoversWithItsNextInputWhatMayHaveBeenSaved() {
        failsAt(2);
        assertThat(restaurant.table("a").cooking()).containsExactly("soup");
        assertThat(restaurant.cooked).isEmpty();

        handle("a", SOUP);
        assertThat(restaurant.cooked).containsEntry("soup", 1);
        handle("a", SOUP);
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void recoversWithItsNextInputWhatWasSavedAndNotDone() {
        failsAt(3);
        handle("a", SOUP);
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void recoversNothingWhenTheSaveWasLost() {
        handle("a", SOUP);
        restaurant.process().handle(List.of(work("a", BREAD)), restaurant.timers.now());
        handle("a", BREAD);
        assertThat(restaurant.cooked).containsOnlyKeys("soup").containsEntry("soup", 1);
    }

    private void failsAt(int moment) {
        restaurant.at(
                moment,
                () -> {
                    throw new IllegalStateException("away");
                });
        assertThatThrownBy(() -> handle("a", SOUP)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void looksAtATableWhenItsTimeHasCome() {
        handle("a", SOUP);
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        assertThat(restaurant.cooked).containsEntry("soup", 2);
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        assertThat(restaurant.cooked).containsEntry("soup", 3);
    }

    @Test
    void looksAgainSoonWhenLookingFails() {
        handle("a", SOUP);
        restaurant.at(
                1,
                () -> {
                    throw new IllegalStateException("away");
                });
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        assertThat(restaurant.cooked).containsEntry("soup", 1);
        restaurant.timers.pass(Duration.ofSeconds(1));
        assertThat(restaurant.cooked).as("due, and unsure").containsEntry("soup", 3);
    }

    @Test
    void doesNothingMoreForWhatWasGivenUp() {
        handle("a", SOUP);
        process.givenUp(Set.of(PARTITION));
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        process.handle(work("a", BREAD));

        assertThat(restaurant.cooked).containsOnlyKeys("soup").containsEntry("soup", 1);
        assertThat(process.active()).isEmpty();
        assertThat(process.owns(PARTITION)).isFalse();
    }

    @Test
    void keepsWhatLiesInPartitionsThatItStillOwns() {
        process.gained(Set.of(4), _ -> {});
        restaurant.timers.ring();
        handle("a", SOUP);
        process.handle(List.of(new Work<>("b", 4, List.of(BREAD))), restaurant.timers.now());
        assertThat(process.owns(4)).isTrue();
        assertThat(restaurant.timers.set()).isEqualTo(2);

        process.givenUp(Set.of(4));
        assertThat(process.active()).extracting(Table::id).containsExactly("a");
        assertThat(restaurant.timers.set()).isOne();
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        assertThat(restaurant.cooked).containsEntry("soup", 2).containsEntry("bread", 1);
    }

    @Test
    void recoversWhatMayHaveBeenSavedThoughAnotherPartitionWasGivenUp() {
        failsAt(2);
        process.givenUp(Set.of(4));
        handle("a", SOUP);
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void leavesItToTheNextOwnerToRecoverWhatMayHaveBeenSaved() {
        failsAt(2);
        process.givenUp(Set.of(PARTITION));
        restaurant.owner();
        restaurant.timers.ring();
        assertThat(restaurant.cooked).containsEntry("soup", 1);

        process.gained(Set.of(PARTITION), _ -> {});
        handle("a", BREAD);
        assertThat(restaurant.cooked).containsEntry("soup", 1).containsEntry("bread", 1);
    }

    @Test
    void leavesToTheNextOwnerWhatFollowsFromASaveAfterWhichItIsNotTheOwner() {
        restaurant.at(2, () -> process.givenUp(Set.of(PARTITION)));
        handle("a", SOUP);
        assertThat(restaurant.cooked).isEmpty();
        restaurant.owner();
        restaurant.timers.ring();
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void takesOverWhatIsUnfinishedOnceWhatComesBeforehandIsDone() {
        restaurant.stored.save(unfinished("a"));
        var attempts = new ArrayList<Set<Integer>>();
        var next = restaurant.process();
        next.gained(
                Set.of(PARTITION, 4),
                partitions -> {
                    attempts.add(partitions);
                    if (attempts.size() == 1) {
                        throw new IllegalStateException("away");
                    }
                });
        assertThat(attempts).as("the consumer's thread does not wait").isEmpty();
        restaurant.timers.ring();
        assertThat(restaurant.cooked).isEmpty();
        next.givenUp(Set.of(4));
        restaurant.timers.pass(Duration.ofSeconds(1));
        assertThat(attempts).containsExactly(Set.of(PARTITION, 4), Set.of(PARTITION));
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void takesNothingOverThatWasGivenUpBefore() {
        restaurant.stored.save(unfinished("a"));
        var next = restaurant.owner();
        next.givenUp(Set.of(PARTITION));
        restaurant.timers.ring();
        assertThat(restaurant.cooked).isEmpty();
    }

    @Test
    void takesNothingOverThatIsGivenUpMeanwhile() {
        restaurant.stored.save(unfinished("a"));
        var next = restaurant.process();
        next.gained(Set.of(PARTITION), next::givenUp);
        restaurant.timers.ring();
        assertThat(restaurant.table("a").version()).isOne();
        assertThat(restaurant.cooked).isEmpty();
        assertThat(restaurant.accesses).isEmpty();
    }

    @Test
    void watchesWhatItTookOver() {
        restaurant.stored.save(unfinished("a"));
        restaurant.owner();
        restaurant.timers.ring();
        restaurant.timers.pass(Table.Waiter.PATIENCE);
        assertThat(restaurant.cooked).containsEntry("soup", 2);
    }

    @Test
    void goesOnWithWhatHasNoPartitionYetUntilItSucceeds() {
        restaurant.stored.save(Table.empty("a", null).with(List.of("soup"), List.of(), 1, null));
        restaurant.at(
                1,
                () -> {
                    throw new IllegalStateException("away");
                });
        process.recover("a");
        assertThat(restaurant.cooked).isEmpty();
        restaurant.timers.pass(Duration.ofSeconds(1));
        assertThat(restaurant.cooked).containsEntry("soup", 1);
    }

    @Test
    void doesNothingBeforeASaveOrInBulkOrLeavesAnythingOutUnlessToldTo() {
        EffectRunner<Table, Input, Effect> runner = _ -> List.of();
        assertThat(runner.inBulk()).isFalse();
        assertThat(runner.needsStoredState(new Effect.Charge("soup"))).isFalse();
        Intake<Table, Input> intake = _ -> Map.of();
        assertThat(intake.screened(List.of(work("a", SOUP)))).containsExactly(work("a", SOUP));
    }

    private static Table unfinished(String id) {
        return Table.empty(id, PARTITION)
                .with(List.of("soup"), List.of(), 1, Restaurant.NOON.plus(Table.Waiter.PATIENCE));
    }

    private void handle(String table, Input... inputs) {
        process.handle(List.of(work(table, inputs)), restaurant.timers.now());
    }

    private static Work<Input> work(String table, Input... inputs) {
        return new Work<>(table, PARTITION, List.of(inputs));
    }
}
