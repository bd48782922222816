package io.dialstream.simulator.truth.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Journal;
import io.dialstream.simulator.truth.JournalContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {

    @TempDir Path folder;

    @Override
    protected Journal open() {
        try {
            return new FileJournal(file());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void cutsOffAFactThatWasNotWrittenToItsEnd() throws IOException {
        open().append(ALL_KINDS.getFirst());
        Files.writeString(file(), "{\"type\":\"CallMo", StandardOpenOption.APPEND);
        open().append(ALL_KINDS.getLast());
        assertThat(told(open())).containsExactly(ALL_KINDS.getFirst(), ALL_KINDS.getLast());
    }

    @Test
    void callsFromBeforeThereWereAccountsAreTheFirstAccounts() throws IOException {
        Fact fact = ALL_KINDS.getFirst();
        open().append(fact);
        String line = Files.readString(file());
        Files.writeString(file(), line.replaceFirst("\"account\":\"[a-z]*\",?", ""));

        assertThat(Files.readString(file())).isNotEqualTo(line);
        assertThat(told(open()))
                .allSatisfy(told ->
                        assertThat(((Fact.CallAccepted) told).call().request().account())
                                .isEqualTo("twilio"));
    }

    private Path file() {
        return folder.resolve("new/folder/journal.jsonl");
    }
}
