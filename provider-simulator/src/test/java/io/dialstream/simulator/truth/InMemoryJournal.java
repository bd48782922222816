package io.dialstream.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal that lasts as long as the test. */
public final class InMemoryJournal implements Journal {

    private final List<Fact> facts = new ArrayList<>();

    @Override
    public void append(Fact fact) {
        facts.add(fact);
    }

    @Override
    public void replay(Consumer<Fact> reader) {
        List.copyOf(facts).forEach(reader);
    }

    @Override
    public void startAnew(List<Fact> kept) {
        facts.clear();
        facts.addAll(kept);
    }
}
