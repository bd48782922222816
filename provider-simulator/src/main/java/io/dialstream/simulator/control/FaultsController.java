package io.dialstream.simulator.control;

import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches faults on and off. */
@RestController
@RequestMapping("/simulator/faults")
class FaultsController {

    private final EventLoop loop;
    private final Truth truth;
    private final Exchange exchange;

    FaultsController(EventLoop loop, Truth truth, Exchange exchange) {
        this.loop = loop;
        this.truth = truth;
        this.exchange = exchange;
    }

    @GetMapping
    Map<String, FaultRule> current() {
        return change(faults -> faults);
    }

    /** Sets the faults that are named and leaves the others as they are. */
    @PutMapping
    Map<String, FaultRule> set(@RequestBody Map<String, FaultRule> rules) {
        Map<Fault, FaultRule> changes = new EnumMap<>(Fault.class);
        rules.forEach((name, rule) -> changes.put(Fault.named(name), rule));
        return change(faults -> faults.with(changes));
    }

    @DeleteMapping
    Map<String, FaultRule> off() {
        return change(faults -> Faults.NONE);
    }

    private Map<String, FaultRule> change(UnaryOperator<Faults> change) {
        return loop.ask(() -> {
            Faults next = change.apply(truth.faults());
            if (!next.equals(truth.faults())) {
                exchange.change(new Fact.FaultsChanged(next));
            }
            return named(next);
        });
    }

    private static Map<String, FaultRule> named(Faults faults) {
        Map<String, FaultRule> rules = new TreeMap<>();
        faults.rules().forEach((fault, rule) -> rules.put(fault.wireName(), rule));
        return rules;
    }
}
