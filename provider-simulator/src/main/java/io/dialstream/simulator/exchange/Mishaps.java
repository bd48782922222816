package io.dialstream.simulator.exchange;

import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Occasion;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.Optional;

/** Asks whether faults strike, and puts on record those that do. */
final class Mishaps {

    private final Truth truth;

    Mishaps(Truth truth) {
        this.truth = truth;
    }

    Optional<FaultRule> strike(Fault fault, Occasion occasion) {
        Optional<FaultRule> rule = truth.faults().strikes(fault, truth.settings().seed(), occasion);
        rule.ifPresent(struck -> truth.record(new Fact.FaultStruck(fault)));
        return rule;
    }

    boolean strikes(Fault fault, Occasion occasion) {
        return strike(fault, occasion).isPresent();
    }

    /** The first fault of the kind that strikes; at most one does. */
    Optional<Fault> firstOf(Fault.Kind kind, Occasion occasion) {
        for (Fault fault : Fault.values()) {
            if (fault.kind() == kind && strikes(fault, occasion)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
