package io.dialstream.system.upgrade;

import static org.awaitility.Awaitility.await;

import io.dialstream.stack.testing.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the API answered to requests; a later version may add fields and change nothing else. */
record Answers(Map<String, JsonNode> byPath) {

    /** All that can be asked of these campaigns. */
    static Answers of(Stage stage, List<String> campaignIds) {
        var answers = new TreeMap<String, JsonNode>();
        answers.put("/agents/reminder", answer(stage, "/agents/reminder"));
        for (var id : campaignIds) {
            for (var rest :
                    List.of("", "/leads?limit=200", "/calls?limit=200", "/logs?limit=200")) {
                var path = "/campaigns/" + id + rest;
                answers.put(path, answer(stage, path));
            }
            for (var call : stage.all("/campaigns/" + id + "/calls")) {
                var path = "/calls/" + call.path("id").asString();
                answers.put(path, answer(stage, path));
            }
        }
        return new Answers(answers);
    }

    /** What the stage answers otherwise now, a line each. */
    List<String> differences(Stage stage) {
        var found = new ArrayList<String>();
        byPath.forEach((path, then) ->
                Differences.between(then, answer(stage, path))
                        .forEach(difference -> found.add(path + difference)));
        return found;
    }

    /** A young service may refuse what takes it too long; whoever asks again is answered. */
    private static JsonNode answer(Stage stage, String path) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> stage.api.get(path), answer -> answer.status() != 503)
                .body();
    }
}
