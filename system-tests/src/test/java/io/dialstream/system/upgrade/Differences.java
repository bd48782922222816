package io.dialstream.system.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What an answer says otherwise than it did, a line each; a field that is new is no difference. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(JsonNode then, JsonNode now) {
        var differences = new Differences();
        differences.compare("", then, now);
        return differences.found;
    }

    private void compare(String at, JsonNode then, JsonNode now) {
        if (then.isObject() && now.isObject()) {
            compareFields(at, then, now);
        } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
            IntStream.range(0, then.size())
                    .forEach(it -> compare(at + " " + it, then.get(it), now.get(it)));
        } else if (!then.equals(now)) {
            found.add(at + " is " + now + "; was " + then);
        }
    }

    private void compareFields(String at, JsonNode then, JsonNode now) {
        then.forEachEntry((name, value) -> {
            if (now.has(name)) {
                compare(at + " " + name, value, now.path(name));
            } else {
                found.add(at + " " + name + " is gone; was " + value);
            }
        });
    }
}
