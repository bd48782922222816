package io.dialstream.simulation;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Topics;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.engine.Trace;
import io.dialstream.simulation.judge.FinalJudgement;
import io.dialstream.simulation.judge.Invariant;
import io.dialstream.simulation.judge.Judge;
import io.dialstream.simulation.judge.Verdict;
import io.dialstream.simulation.log.Broker;
import io.dialstream.simulation.provider.Account;
import io.dialstream.simulation.provider.Callers;
import io.dialstream.simulation.provider.Forger;
import io.dialstream.simulation.provider.Manners;
import io.dialstream.simulation.provider.Postman;
import io.dialstream.simulation.provider.SimulatedCall;
import io.dialstream.simulation.provider.Switchboard;
import io.dialstream.simulation.service.Deployment;
import io.dialstream.simulation.service.Service.Kind;
import io.dialstream.simulation.service.Stores;
import io.dialstream.simulation.service.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole deployment with its provider and its user, from the first campaign to the last call. */
final class World {

    private static final long SECOND = 1_000_000;
    private static final long END = 4 * 3_600 * SECOND;

    /** Who has missed the last opening of a day is called on the next. */
    private static final long END_WITH_WINDOWS = 36 * 3_600 * SECOND;

    private static final long MOST_STEPS = 400_000;

    /** Nothing that is tried again and again waits as long. Windows may open again tomorrow. */
    private static final long LONG = 3_600 * SECOND;

    /** A call whose end must be proven may keep its campaign waiting for an hour and a half. */
    private static final int RESUMES = 24;

    /** That a campaign may call. */
    private static final int MOST_NUMBERS = 100;

    static {
        SimulatedZones.register();
    }

    private final Scenario scenario;
    private final Surroundings world;
    private final Trace trace;
    private final Verdict verdict;
    private final Variant variant;
    private final Stores stores = new Stores();
    private final Broker broker;
    private final Judge judge;
    private final List<Switchboard> switchboards;
    private final Faults faults;
    private final Fleet fleet;
    private final User user;

    World(long seed, Variant variant, Trace trace) {
        var dice = new Dice(seed);
        this.trace = trace;
        this.variant = variant;
        this.scenario = Scenario.drawn(seed, dice);
        this.world = new Surroundings(dice, scenario.weather(), trace);
        this.verdict = new Verdict(world);
        this.broker = new Broker(world, scenario.partitions());
        this.judge =
                new Judge(
                        world,
                        scenario.allowances(),
                        scenario.accounts(),
                        scenario.callsPerSecond(),
                        scenario.instances(),
                        Duration.ofMillis(scenario.skewMillis()),
                        this::writtenFor,
                        scenario.window(),
                        verdict);
        this.switchboards =
                scenario.accounts().stream().map(id -> switchboard(id, seed, dice)).toList();
        var deployment =
                new Deployment(
                        world,
                        broker,
                        stores,
                        switchboards,
                        scenario.callsPerSecond(),
                        scenario.hasCaps(),
                        new DeploymentRules(scenario.window(), null),
                        scenario.optOuts(),
                        scenario.callbacks(),
                        variant,
                        (who, failure) ->
                                verdict.broken(Invariant.NOTHING_SET_ASIDE, who + ": " + failure));
        this.fleet = new Fleet(world, deployment, scenario.skewMillis());
        this.faults = new Faults(world, fleet, accounts(), scenario.mishaps());
        this.user = new User(world, fleet, judge);
        switchboards.forEach(one -> one.callBack(callbacks(one.account(), seed)));
        if (scenario.accounts().size() > 1 && !scenario.calm()) {
            faults.plague(new Dice(~seed));
        }
    }

    /** The account that is written down for a call. */
    private @Nullable String writtenFor(String callId) {
        return stores.placements.find(callId).map(Placement::provider).orElse(null);
    }

    private Switchboard switchboard(String id, long seed, Dice dice) {
        var overrun = scenario.calm() && scenario.isBudgeted() ? new Dice(~seed) : null;
        return new Switchboard(
                world,
                account(id, dice, overrun, manners(id)),
                judge,
                scenario.strangers() ? new Dice(~seed) : null,
                scenario.optOuts() ? new Dice(~seed) : null,
                scenario.callbacks()
                        ? new Callers(world, new Dice(~seed), User.ID, broker::append)
                        : null);
    }

    private List<Account> accounts() {
        return switchboards.stream().map(Switchboard::account).toList();
    }

    /** Lies come from the owner of whichever account. */
    private Switchboard.Callbacks callbacks(Account account, long seed) {
        var postman = new Postman(world, account, this::letterbox);
        if (!scenario.forgers()) {
            return postman;
        }
        var liars = new Postman(world, accounts().getLast(), this::letterbox);
        return new Forger(postman, liars, new Dice(~seed), this::isKnown);
    }

    private List<SimulatedCall> calls() {
        return switchboards.stream().flatMap(one -> one.calls().stream()).toList();
    }

    /** Whether the dialer has said what the provider calls a call. */
    private boolean isKnown(String callId) {
        return broker.all(Topics.CALL_STATUS).stream()
                .flatMap(List::stream)
                .anyMatch(event ->
                        event instanceof CallStatusChanged call
                                && call.callId().equals(callId)
                                && ProviderCallIds.isTold(call));
    }

    private Manners manners(String id) {
        return id.equals(scenario.accounts().getFirst()) ? Manners.ASKING : scenario.second();
    }

    private static Account account(String id, Dice dice, @Nullable Dice overrun, Manners manners) {
        var ahead = Duration.ofSeconds(dice.between(-4, 4));
        return new Account(id, ahead, blocked(dice), overrun, manners);
    }

    private static Set<PhoneNumber> blocked(Dice dice) {
        var blocked = new HashSet<PhoneNumber>();
        for (int n = dice.between(-3, 3); n > 0; n--) {
            blocked.add(new PhoneNumber("+14155551" + (100 + dice.between(1, 9))));
        }
        return blocked;
    }

    private Postman.Letterbox letterbox() {
        var service = fleet.any(Kind.INGEST);
        return new Postman.Letterbox(service.process(), service.callbacks(), service.keyPresses());
    }

    /** Whether it was not the world of its seed, see {@link Agenda#disturbed()}. */
    boolean disturbed() {
        return world.agenda().disturbed();
    }

    /** Lets everything happen, from the beginning until nothing is left to happen. */
    Outcome run() {
        world.note("scenario", "is", scenario);
        begin();
        world.agenda().at(scenario.fairAfter(), faults::cease);
        for (int n = 1; n <= RESUMES; n++) {
            world.agenda().at(scenario.fairAfter() + n * 300L * SECOND, this::resumePaused);
        }
        comeToRest();
        new FinalJudgement(stores, broker, calls(), judge, verdict).pronounce(variant);
        return new Outcome(trace.hash(), trace.steps(), verdict.violations());
    }

    private void begin() {
        world.tell(judge);
        world.expose(faults);
        stores.agents.put(agent());
        fleet.launch(scenario.instances());
        for (var plan : scenario.campaigns()) {
            judge.expect(plan.id(), plan.limit(), plan.leads(), allowed(plan));
            judge.startsByItself(plan.id(), plan.startsByItself());
            tellZones(plan);
            world.agenda().after(world.dice().micros(0, SECOND), () -> user.create(plan));
            user.list(plan);
            user.disturb(plan);
            judge.rules(plan.id(), plan.rules().getFirst());
            user.change(plan);
            user.limit(plan);
        }
        for (int number = 1; number <= scenario.singleCalls(); number++) {
            int n = number;
            world.agenda().after(world.dice().micros(0, 30 * SECOND), () -> user.call(n));
        }
    }

    private void tellZones(Scenario.Plan plan) {
        for (int n = 0; n < MOST_NUMBERS; n++) {
            var number = User.number(plan, n);
            var zone = User.zone(plan, number);
            if (zone != null) {
                judge.in(plan.id(), number, zone);
            }
        }
    }

    private List<String> allowed(Scenario.Plan plan) {
        var chosen = plan.providers().provider();
        var all = new ArrayList<String>();
        all.add(chosen == null ? scenario.accounts().getFirst() : chosen);
        all.addAll(plan.providers().fallbackProviders());
        return all;
    }

    private static Agent agent() {
        return new Agent(
                User.ID,
                User.AGENT,
                "Reminder",
                new PhoneNumber("+14155550100"),
                new AnswerInstructions(null, "Hello!").withVoicemail("Call us."),
                Agenda.START,
                Agenda.START);
    }

    private long end() {
        return scenario.hasWindows() ? END_WITH_WINDOWS : END;
    }

    private void comeToRest() {
        while (world.agenda().next() < end() && trace.steps() < MOST_STEPS) {
            world.agenda().step();
        }
        if (world.agenda().next() < end() + LONG) {
            verdict.broken(Invariant.COMES_TO_REST, "things go on and on");
        }
    }

    /** Refused credentials pause campaigns; their user resumes them once that is mended. */
    private void resumePaused() {
        for (var plan : scenario.campaigns()) {
            stores.campaigns
                    .find(plan.id())
                    .filter(campaign -> campaign.status() == CampaignStatus.PAUSED)
                    .ifPresent(_ -> user.move(plan, new CampaignMove.Resume()));
        }
    }
}
