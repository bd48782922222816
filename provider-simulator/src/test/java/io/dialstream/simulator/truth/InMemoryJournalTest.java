package io.dialstream.simulator.truth;

class InMemoryJournalTest extends JournalContract {

    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    protected Journal open() {
        return journal;
    }
}
