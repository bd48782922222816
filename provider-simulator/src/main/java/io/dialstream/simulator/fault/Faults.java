package io.dialstream.simulator.fault;

import io.dialstream.simulator.chance.Dice;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that are switched on. Whether one strikes is a pure function of seed and occasion. */
public record Faults(Map<Fault, FaultRule> rules) {

    public static final Faults NONE = new Faults(Map.of());

    public Faults {
        rules = Map.copyOf(rules);
    }

    /** The rule by which the fault strikes on this occasion, if it does. */
    public Optional<FaultRule> strikes(Fault fault, long seed, Occasion occasion) {
        FaultRule rule = rules.get(fault);
        if (rule == null || !rule.covers(occasion)) {
            return Optional.empty();
        }
        String name = fault.wireName() + "/" + occasion.number() + "/" + occasion.key();
        double ticket = Dice.named(seed, name).nextDouble();
        return rule.hits(ticket) ? Optional.of(rule) : Optional.empty();
    }

    /** These faults with the given ones set anew. */
    public Faults with(Map<Fault, FaultRule> changes) {
        Map<Fault, FaultRule> next = new EnumMap<>(Fault.class);
        next.putAll(rules);
        next.putAll(changes);
        return new Faults(next);
    }

    /** These faults after the given one has struck once. */
    public Faults afterStrikeOf(Fault fault) {
        FaultRule rule = rules.get(fault);
        return rule == null ? this : with(Map.of(fault, rule.spent()));
    }
}
