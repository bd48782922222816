package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Drafts} does. */
public abstract class DraftsContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DraftSettings SETTINGS =
            new DraftSettings("Autumn", "reminder", 5, "US", true, 0, 1, -1, false);

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
}
