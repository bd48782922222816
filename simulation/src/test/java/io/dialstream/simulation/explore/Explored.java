package io.dialstream.simulation.explore;

/** A world that is explored: what it has, and what may happen in it. */
public sealed interface Explored permits Bounds, CampaignBounds, BudgetBounds {

    /** What it has, in words. */
    String name();
}
