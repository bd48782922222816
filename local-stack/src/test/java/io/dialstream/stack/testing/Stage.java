package io.dialstream.stack.testing;

import static org.awaitility.Awaitility.await;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The whole stack with a simulated provider in a hurry, an agent, and words for what tests do. */
public final class Stage implements AutoCloseable {

    public static final String ANN = "ann-key";
    public static final String BOB = "bob-key";

    /** The one that the pages use, as {@code ./dialstream up} has it. */
    public static final String DEMO = "demo-key";

    /** Who asks what nobody else would. */
    public static final String EVE = "eve-key";

    /** How many simulated seconds pass in a second. */
    public static final int SPEED_UP = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public final LocalStack stack;
    public final Http api;
    public final Http simulator;
    private final AtomicInteger campaigns;

    private Stage(LocalStack stack, Instance asked, AtomicInteger campaigns) {
        this.stack = stack;
        this.api = new Http(stack.addresses().http(asked), ANN);
        this.campaigns = campaigns;
        this.simulator = new Http(stack.addresses().simulator(), null);
    }

    public static Stage set(Path data) {
        return set(data, Map.of());
    }

    /** With more for all services to know. */
    public static Stage set(Path data, Map<String, String> environment) {
        var plan = plan(data);
        for (var service : List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG)) {
            environment.forEach((name, value) -> plan.environment(service, name, value));
        }
        var stage = on(plan.start());
        stage.putAgent();
        return stage;
    }

    /** What every stage is, to be changed and started. */
    public static StackPlan plan(Path data) {
        return plan(data, Map.of());
    }

    /** The same for a caller who has something of this already. */
    public static StackPlan plan(Path data, Map<String, String> theirs) {
        var caller = new HashMap<>(System.getenv());
        caller.keySet().removeIf(name -> name.startsWith("TWILIO_") || name.endsWith("_URI"));
        caller.putAll(theirs);
        caller.put(
                "DIALSTREAM_API_KEYS",
                "ann=" + ANN + ",bob=" + BOB + ",demo=" + DEMO + ",eve=" + EVE);
        return LocalStack.plan()
                .data(data)
                .ports(Ports.free())
                .shortLived()
                .caller(caller)
                .environment(Part.SIMULATOR, "SIMULATOR_SPEEDUP", "" + SPEED_UP)
                .environment(Part.DIALER, "DIALSTREAM_DIALER_SILENTAFTER", "4s")
                .environment(Part.DIALER, "DIALSTREAM_DIALER_UNCLEARAFTER", "15s")
                .console(System.out::println);
    }

    /** A stack as it is, with what it already knows. */
    public static Stage on(LocalStack stack) {
        return new Stage(stack, Part.CAMPAIGN.first(), new AtomicInteger());
    }

    /** The same, asked through another instance of the campaign-service. */
    public Stage through(Instance asked) {
        return new Stage(stack, asked, campaigns);
    }

    /** The agent of all campaigns here. */
    public void putAgent() {
        api.put("/agents/reminder", Map.of("name", "Reminder", "message", "See you tomorrow."));
    }

    /** A campaign that dials at once; every campaign has numbers of its own. */
    public String startCampaign(int leads, int limit) {
        return startCampaignOf(ANN, leads, limit);
    }

    /** The same for another user, who has an agent of that name. */
    public String startCampaignOf(String key, int leads, int limit) {
        return startCampaignOf(key, newLeads(leads), limit);
    }

    /** Leads for a campaign, with numbers that no other campaign has. */
    public List<Map<String, String>> newLeads(int count) {
        return leads(campaigns.incrementAndGet(), count);
    }

    /** A campaign over these leads that dials at once. */
    public String startCampaignOf(String key, List<Map<String, String>> leads, int limit) {
        var answer =
                api.as(key)
                        .post(
                                "/campaigns",
                                Map.of(
                                        "name",
                                        "Campaign to " + leads.getFirst().get("phoneNumber"),
                                        "agentId",
                                        "reminder",
                                        "maxConcurrentCalls",
                                        limit,
                                        "leads",
                                        leads));
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.text("id");
    }

    public static String number(int campaign, int lead) {
        return "+1%d55501%02d"
                .formatted(AREAS[(campaign * 7 + lead / 100) % AREAS.length], lead % 100);
    }

    private static final int[] AREAS = {
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224,
        225, 228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270,
        276, 281, 301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318
    };

    public static List<Map<String, String>> leads(int campaign, int count) {
        return IntStream.range(0, count)
                .mapToObj(lead ->
                        Map.of("name", "Lead " + (lead + 1), "phoneNumber", number(campaign, lead)))
                .toList();
    }

    /** Does something while the provider misbehaves with these probabilities. */
    public <T> T withMishaps(Map<String, Double> probabilities, Supplier<T> task) {
        var rules = new HashMap<String, Map<String, Double>>();
        probabilities.forEach((fault, each) -> rules.put(fault, Map.of("probability", each)));
        simulator.put("/simulator/faults", rules);
        try {
            return task.get();
        } finally {
            simulator.delete("/simulator/faults");
        }
    }

    public Http.Answer campaign(String id) {
        return api.get("/campaigns/" + id);
    }

    public Http.Answer awaitStatus(String id, String status) {
        await("campaign is " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> campaign(id).text("status").equals(status));
        return campaign(id);
    }

    public void awaitDone(String id, long atLeast) {
        await("at least " + atLeast + " leads done")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> campaign(id).number("completedLeads") >= atLeast);
    }

    /** Returns when no call is live, and the numbers contain all that the provider has placed. */
    public void awaitNothingLive(String id) {
        await("nothing is live")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    var truth = truth(id);
                    var shown = campaign(id);
                    return truth.path("liveCalls").asLong() == 0
                            && shown.number("inFlightCalls") == 0
                            && ended(shown) >= truth.path("calls").asLong();
                });
    }

    /** Summed up, since the version before counts no ended calls. */
    private static long ended(Http.Answer campaign) {
        return campaign.number("successfulCalls")
                + campaign.number("failedCalls")
                + campaign.number("missedCalls")
                + campaign.number("noAnswerCalls");
    }

    /** What the provider knows of a campaign. */
    public JsonNode truth(String id) {
        return report(id).path("campaigns").path(id);
    }

    public JsonNode report(String id) {
        return simulator.get("/simulator/report?campaignId=" + id).body();
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        var items = new java.util.ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page =
                    api.get(path + (path.contains("?") ? "&" : "?") + "limit=37" + cursor).body();
            page.path("items").forEach(items::add);
            var next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    @Override
    public void close() {
        stack.close();
    }
}
