package io.dialstream.campaigns.donotcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntriesContract;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.foundation.testing.MongoFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MongoDoNotCallEntriesIT extends DoNotCallEntriesContract {

    private static final String NUMBER = "+14155550101";
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(3_600);

    @Override
    protected DoNotCallEntries noEntries() {
        var entries = new MongoDoNotCallEntries(MongoFixture.emptyDatabase());
        entries.prepare();
        return entries;
    }

    /** What somebody else does between the first read of an import and its first write. */
    private static final class Meanwhile implements CommandListener {

        private final AtomicReference<@Nullable Runnable> action = new AtomicReference<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (Set.of("insert", "update").contains(event.getCommandName())) {
                var now = action.getAndSet(null);
                if (now != null) {
                    now.run();
                }
            }
        }
    }

    private final Meanwhile meanwhile = new Meanwhile();
    private final DoNotCallEntries entries =
            new MongoDoNotCallEntries(MongoFixture.emptyDatabase(meanwhile));

    private static DoNotCallEntry entry(@Nullable Instant expiresAt) {
        return new DoNotCallEntry("ann", NUMBER, null, "API", expiresAt, NOW);
    }

    private int imported(DoNotCallEntry entry, Runnable meanwhile) {
        this.meanwhile.action.set(meanwhile);
        return entries.add(List.of(entry), NOW);
    }

    @Test
    void anImportLosesNothingToADeletionOfWhatItReplaces() {
        entries.put(entry(SOON), NOW);

        assertThat(imported(entry(LATER), () -> entries.delete("ann", NUMBER, NOW))).isEqualTo(1);

        assertThat(entries.find("ann", NUMBER, NOW)).contains(entry(LATER));
    }

    @Test
    void ofTwoImportsTheOneThatHoldsLongerStays() {
        assertThat(imported(entry(LATER), () -> entries.add(List.of(entry(SOON)), NOW)))
                .isEqualTo(1);
        assertThat(entries.find("ann", NUMBER, NOW)).contains(entry(LATER));

        assertThat(imported(entry(null), () -> entries.delete("ann", NUMBER, NOW))).isEqualTo(1);
        entries.delete("ann", NUMBER, NOW);
        assertThat(imported(entry(SOON), () -> entries.put(entry(null), NOW))).isZero();
        assertThat(entries.find("ann", NUMBER, NOW)).contains(entry(null));
    }
}
