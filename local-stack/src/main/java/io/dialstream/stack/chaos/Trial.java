package io.dialstream.stack.chaos;

import io.dialstream.stack.demo.SampleLeads;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The campaign of one round: posted, moved, watched until it is over, and judged. */
final class Trial {

    /** Without any change: longer than what heals by itself takes to heal on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration PAUSED_FOR = Duration.ofSeconds(8);

    private static final int PARTS = 4;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(100);

    private final Round round;
    private final Client client;
    private final Provider provider;
    private final Postings postings;
    private final Watch watch = new Watch();
    private final List<Quiet> quiet = new CopyOnWriteArrayList<>();
    private final List<Listed> listed = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final YearMonth began = YearMonth.now(ZoneOffset.UTC);
    private String id = "";

    Trial(Round round, Client client, Provider provider, Postings postings) {
        this.round = round;
        this.client = client;
        this.provider = provider;
        this.postings = postings;
    }

    void post() {
        client.put("/agents/chaos", round.rules().agent());
        List<Map<String, String>> leads = SampleLeads.group(round.number(), round.leads());
        switch (round.posting()) {
            case WHOLE -> post(leads, true);
            case IN_PARTS -> postInParts(leads);
        }
        forbid(leads.subList(leads.size() - round.rules().listed(), leads.size()));
    }

    /** While the campaign runs. */
    private void forbid(List<Map<String, String>> leads) {
        for (Map<String, String> lead : leads) {
            String number = Objects.requireNonNull(lead.get("phoneNumber"));
            client.put("/do-not-call/" + number, Map.of());
            listed.add(new Listed(number, Instant.now()));
        }
    }

    private void post(List<Map<String, String>> leads, boolean start) {
        Map<String, Object> campaign = round.rules().posted();
        campaign.putAll(round.accounts().posted());
        campaign.put("name", "Round " + round.number());
        campaign.put("agentId", "chaos");
        campaign.put("maxConcurrentCalls", round.limit());
        campaign.put("leads", leads);
        campaign.put("start", start);
        id = client.post("/campaigns", campaign, key(1), Account.Campaign.class).id();
        postings.add(Tenant.of(round), id);
    }

    /** Slowly enough that a fault comes in between. */
    private void postInParts(List<Map<String, String>> leads) {
        int size = leads.size() / PARTS;
        post(leads.subList(0, size), false);
        for (int part = 2; part <= PARTS; part++) {
            Waiting.pause(BETWEEN_PARTS);
            int end = part == PARTS ? leads.size() : part * size;
            add(leads.subList((part - 1) * size, end), part);
        }
        Waiting.pause(BETWEEN_PARTS);
        client.post(
                "/campaigns/" + id + "/start", Map.of(), key(PARTS + 1), Account.Campaign.class);
    }

    private void add(List<Map<String, String>> leads, int part) {
        client.post(
                "/campaigns/" + id + "/leads",
                Map.of("leads", leads),
                key(part),
                Account.Campaign.class);
    }

    private String key(int request) {
        return "round-%d-%d".formatted(round.number(), request);
    }

    /** The campaign's, once it is posted. */
    String id() {
        return id;
    }

    Round round() {
        return round;
    }

    /** How many calls had ended when there were enough for the fault to strike, or all. */
    int awaitEnoughEnded() {
        Waiting.until(
                PATIENCE,
                () -> provider.tally(id).ended(),
                ended -> ended >= round.after() || campaign().isOver());
        return provider.tally(id).ended();
    }

    void move() {
        switch (round.move()) {
            case NONE -> {}
            case PAUSE_AND_RESUME -> pauseAndResume();
            case STOP -> stop(false);
            case STOP_AND_HANG_UP -> stop(true);
        }
    }

    private void pauseAndResume() {
        if (!campaign().isOver()) {
            client.patch("/campaigns/" + id + "/pause");
            Instant paused = Instant.now();
            Waiting.pause(PAUSED_FOR);
            quiet.add(new Quiet(paused, Instant.now()));
            client.patch("/campaigns/" + id + "/resume");
        }
    }

    private void stop(boolean hangUp) {
        if (!campaign().isOver()) {
            client.delete("/campaigns/" + id + "?hangup=" + hangUp);
            quiet.add(Quiet.since(Instant.now()));
        }
    }

    private Account.Campaign campaign() {
        Account.Campaign campaign = client.get("/campaigns/" + id, Account.Campaign.class);
        watch.sees(campaign);
        return campaign;
    }

    /** Watches until the campaign is over, then judges. */
    Judgement judgement() {
        if (!Waiting.until(PATIENCE, this::campaign, Account.Campaign::isOver)) {
            return new Judgement(
                    Verdict.Numbers.NONE, List.of("not over after all: " + campaign()));
        }
        if (!campaign().isCompleted()) {
            // Live calls of a stopped campaign go on until they end.
            Waiting.until(TO_SETTLE, () -> Judge.violations(evidence()), List::isEmpty);
        }
        return look();
    }

    /** Judges the campaign as it is now. */
    Judgement look() {
        Evidence evidence = evidence();
        List<String> violations = new ArrayList<>(watch.violations());
        violations.addAll(Judge.violations(evidence));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        return new Judgement(Verdict.Numbers.of(evidence, taken), List.copyOf(violations));
    }

    private Evidence evidence() {
        List<String> posted = postings.of(Tenant.of(round));
        List<SimulatorReport> truths = posted.stream().map(provider::truth).toList();
        return new Evidence(
                account(),
                provider.truth(id),
                posted,
                round.leads(),
                List.copyOf(quiet),
                round.rules(),
                truths.stream().flatMap(truth -> truth.calls().stream()).toList(),
                List.copyOf(listed),
                shownOf(posted),
                round.accounts());
    }

    private Map<String, Account.Call> shownOf(List<String> campaigns) {
        Map<String, Account.Call> shown = new HashMap<>();
        campaigns.stream()
                .flatMap(campaign -> calls(campaign).stream())
                .forEach(call -> shown.put(call.id(), call));
        return shown;
    }

    private List<Account.Call> calls(String campaign) {
        return client.all("/campaigns/" + campaign + "/calls", Account.Call.class);
    }

    private Account account() {
        String campaign = "/campaigns/" + id;
        return new Account(
                campaign(),
                calls(id),
                client.all(campaign + "/logs", Account.Entry.class),
                client.all(campaign + "/leads", Account.Lead.class),
                client.all("/campaigns", Account.Campaign.class).stream()
                        .map(Account.Campaign::id)
                        .toList(),
                usage());
    }

    /** Of this month, and of the one in which the campaign began if that was another. */
    private Usage usage() {
        return Stream.of(began, YearMonth.now(ZoneOffset.UTC))
                .distinct()
                .map(month -> client.get("/usage?month=" + month, Usage.class))
                .reduce(Usage.NOTHING, Usage::plus);
    }

    /** The numbers of the campaign and what is wrong with it. */
    record Judgement(Verdict.Numbers numbers, List<String> violations) {}
}
