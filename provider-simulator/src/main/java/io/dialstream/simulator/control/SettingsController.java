package io.dialstream.simulator.control;

import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.plan.Settings;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows and changes how the simulated world behaves. */
@RestController
@RequestMapping("/simulator/settings")
class SettingsController {

    private final EventLoop loop;
    private final Truth truth;
    private final Exchange exchange;
    private final JsonMapper mapper;

    SettingsController(EventLoop loop, Truth truth, Exchange exchange, JsonMapper mapper) {
        this.loop = loop;
        this.truth = truth;
        this.exchange = exchange;
        this.mapper = mapper;
    }

    @GetMapping
    Settings current() {
        return loop.ask(truth::settings);
    }

    /** Changes what is named, at any depth, and leaves the rest as it is. */
    @PutMapping
    Settings change(@RequestBody JsonNode changes) {
        return loop.ask(() -> {
            JsonNode merged = mapper.valueToTree(truth.settings());
            JsonNode result = mapper.readerForUpdating(merged).readValue(changes);
            Settings next = mapper.treeToValue(result, Settings.class);
            exchange.change(new Fact.SettingsChanged(next));
            return next;
        });
    }
}
