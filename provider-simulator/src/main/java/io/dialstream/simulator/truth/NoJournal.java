package io.dialstream.simulator.truth;

import java.util.List;
import java.util.function.Consumer;

/** The journal of a simulator that was given no file: it keeps nothing. */
public final class NoJournal implements Journal {

    @Override
    public void append(Fact fact) {}

    @Override
    public void replay(Consumer<Fact> reader) {}

    @Override
    public void startAnew(List<Fact> facts) {}
}
