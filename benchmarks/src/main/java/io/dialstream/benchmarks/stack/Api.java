package io.dialstream.benchmarks.stack;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dialstream's own API. */
public final class Api {

    private static final String AGENT = "bench";

    private final Http http;

    Api(Http http) {
        this.http = http;
    }

    void putAgent() {
        http.put("/agents/" + AGENT, Map.of("name", "Bench", "message", "Hello."));
    }

    /** Stores a campaign and starts it. */
    public Campaign start(String name, int limit, List<Map<String, String>> leads) {
        return create(name, limit, leads, Map.of("start", true));
    }

    /** Stores a campaign, and nobody is called. */
    public Campaign store(String name, int limit, List<Map<String, String>> leads) {
        return store(name, limit, leads, Map.of());
    }

    /** Stores a campaign with rules, as they are posted, and nobody is called. */
    public Campaign store(
            String name, int limit, List<Map<String, String>> leads, Map<String, ?> rules) {
        Map<String, Object> besides = new HashMap<>(rules);
        besides.put("start", false);
        return create(name, limit, leads, besides);
    }

    /** Stores more leads of a campaign that waits. */
    public Campaign add(String id, List<Map<String, String>> leads) {
        return http.post("/campaigns/" + id + "/leads", Map.of("leads", leads), Campaign.class);
    }

    /** Starts a campaign that waits. */
    public Campaign start(String id) {
        return http.post("/campaigns/" + id + "/start", Map.of(), Campaign.class);
    }

    private Campaign create(
            String name, int limit, List<Map<String, String>> leads, Map<String, ?> besides) {
        Map<String, Object> campaign = new HashMap<>(besides);
        campaign.putAll(
                Map.of(
                        "name", name,
                        "agentId", AGENT,
                        "maxConcurrentCalls", limit,
                        "leads", leads));
        return http.post("/campaigns", campaign, Campaign.class);
    }

    /** Puts entries on the do-not-call list. */
    public void addToDoNotCall(List<Map<String, String>> entries) {
        Map<?, ?> _ = http.post("/do-not-call", Map.of("entries", entries), Map.class);
    }

    /** The same, as a table. */
    public void addToDoNotCall(String table) {
        String _ = http.send("POST", "/do-not-call", BodyPublishers.ofString(table), Http.TABLE);
    }

    /** The whole do-not-call list, as a table. */
    public String doNotCall() {
        return http.table("/do-not-call");
    }

    /** Drops what was not dialled; live calls are hung up. */
    public void stop(String id) {
        String _ =
                http.send("DELETE", "/campaigns/" + id + "?hangup=true", BodyPublishers.noBody());
    }

    /** Why a campaign calls nobody, as JSON. */
    public String diagnosis(String id) {
        return http.send("GET", "/campaigns/" + id + "/diagnosis", BodyPublishers.noBody());
    }

    /** How a campaign stands. */
    public Campaign campaign(String id) {
        return http.get("/campaigns/" + id, Campaign.class);
    }
}
