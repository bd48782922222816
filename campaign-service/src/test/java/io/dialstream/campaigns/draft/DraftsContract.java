package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.RuleChoices;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Drafts} does. */
public abstract class DraftsContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RuleChoices RULES =
            new RuleChoices(
                    "3",
                    "OWN_HOURS",
                    List.of("MONDAY", "SUNDAY"),
                    "09:00",
                    "17:30",
                    "Europe/Berlin",
                    "2026-12-01T09:00",
                    null,
                    "3/DAY",
                    "HANG_UP",
                    "GO_ON");
    private static final DraftSettings SETTINGS =
            new DraftSettings("Autumn", "reminder", 5, "US", true, 0, 1, -1, 2, false, RULES);

    private Drafts drafts;

    protected abstract Drafts emptyDrafts();

    @BeforeEach
    void begin() {
        drafts = emptyDrafts();
    }

    private static Draft draft(String id, int minute) {
        return new Draft(
                id,
                "ann",
                "campaign-" + id,
                SETTINGS,
                "Name;Phone\nÉva;+1",
                NOON.plusSeconds(60L * minute));
    }

    @Test
    void givesBackWhatWasPutUnchanged() {
        drafts.put(draft("a", 0));
        assertThat(drafts.find("ann", "a")).contains(draft("a", 0));
        assertThat(drafts.find("ann", "b")).isEmpty();
    }

    @Test
    void putsANewerOneInItsPlace() {
        drafts.put(draft("a", 0));
        var changed = draft("a", 1).withSheet("x", "other", NOON);
        drafts.put(changed);
        assertThat(drafts.find("ann", "a")).contains(changed);
    }

    @Test
    void listsTheNewestFirstWithoutTheirSheets() {
        drafts.put(draft("older", 0));
        drafts.put(draft("newer", 1));
        assertThat(drafts.latest("ann")).extracting(Draft::id).containsExactly("newer", "older");
        assertThat(drafts.latest("ann")).extracting(Draft::sheet).containsOnly("");
        assertThat(drafts.latest("bob")).isEmpty();
    }

    @Test
    void whatBelongsToAnotherUserIsNotThere() {
        drafts.put(draft("a", 0));
        drafts.delete("bob", "a");
        assertThat(drafts.find("bob", "a")).isEmpty();
        assertThat(drafts.find("ann", "a")).isPresent();
    }

    @Test
    void forgetsWhatIsDeleted() {
        drafts.put(draft("a", 0));
        drafts.delete("ann", "a");
        assertThat(drafts.find("ann", "a")).isEmpty();
    }

    @Test
    void aTwentyFirstTakesThePlaceOfTheOneThatWasLeftLongest() {
        drafts.put(draft("first", 0));
        for (int n = 1; n < 20; n++) {
            drafts.put(draft("d" + n, n));
        }
        drafts.put(draft("first", 30));
        drafts.put(draft("last", 31));

        assertThat(drafts.find("ann", "d1")).isEmpty();
        assertThat(drafts.latest("ann")).hasSize(20).extracting(Draft::id).contains("first", "d2");
    }

    @Test
    void saysWhetherOneIsLarge() {
        drafts.put(draft("a", 0));
        assertThat(drafts.isLarge("ann", "a")).isFalse();
        drafts.put(draft("a", 0).withSheet("x".repeat(1 << 20), "k", NOON));
        assertThat(drafts.isLarge("ann", "a")).isTrue();
        assertThat(drafts.isLarge("bob", "a")).isFalse();
        assertThat(drafts.isLarge("ann", "b")).isFalse();
    }

    @Test
    void keepsTheDraftsOfOthers() {
        drafts.put(new Draft("bobs", "bob", "k", SETTINGS, "x", NOON));
        for (int n = 0; n < 30; n++) {
            drafts.put(draft("d" + n, n));
        }
        assertThat(drafts.find("bob", "bobs")).isPresent();
    }

    /** As many instances do; which twenty are the latest is decided when all are done. */
    @Test
    void keepsTheLatestTwentyOfManyThatArePutAtOnce() throws Exception {
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 60; n++) {
                var draft = draft("d" + n, n);
                var _ = requests.submit(() -> drafts.put(draft));
            }
        }
        for (int n = 0; n < 60; n++) {
            assertThat(drafts.find("ann", "d" + n).isPresent()).as("d" + n).isEqualTo(n >= 40);
        }
    }

    @Test
    void forgetsSomeOfThoseThatWereLeft() {
        for (int n = 0; n < 5; n++) {
            drafts.put(draft("d" + n, n));
        }
        var threeMinutes = NOON.plusSeconds(180);
        assertThat(drafts.deleteUntouchedSince(threeMinutes, 3)).isEqualTo(3);
        assertThat(drafts.deleteUntouchedSince(threeMinutes, 3)).isEqualTo(1);
        assertThat(drafts.deleteUntouchedSince(threeMinutes, 3)).isZero();
        assertThat(drafts.latest("ann")).extracting(Draft::id).containsExactly("d4");
    }
}
