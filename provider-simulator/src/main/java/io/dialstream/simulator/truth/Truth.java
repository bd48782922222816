package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sum of all facts. A fact is written to the journal before it counts, so that a simulator that
 * is killed knows as much after its restart as anybody can have learned from it. Not thread-safe:
 * it belongs to the exchange's event loop.
 */
public final class Truth {

    private final Journal journal;
    private final Map<String, FixedOutcome> outcomes = new HashMap<>();
    private final Settings initialSettings;
    private final Faults initialFaults;
    private Settings settings;
    private Faults faults;

    private CallRegister register = new CallRegister();
    private CallbackLedger callbacks = new CallbackLedger();
    private Tally overall = new Tally();
    private Map<String, Tally> campaigns = new HashMap<>();
    private Map<Fault, Long> strikes = new EnumMap<>(Fault.class);
    private Set<String> awaitingVoice = new HashSet<>();
    private Set<String> awaitingVerdict = new HashSet<>();
    private Set<String> toldMachines = new HashSet<>();
    private Map<String, List<String>> heard = new HashMap<>();
    private Map<String, Gather> gathers = new HashMap<>();
    private Map<String, String> pressed = new HashMap<>();
    private Map<String, Map<String, Instant>> commands = new HashMap<>();
    private Map<String, String> problems = new HashMap<>();
    private Set<String> toBeReturned = new HashSet<>();
    private Map<String, String> creates = new HashMap<>();
    private long queued;
    private long liveIncoming;
    private long voiceErrors;

    /** Begins with what the properties say and goes on with what the journal tells. */
    public Truth(
            Journal journal, Settings settings, Faults faults, Map<String, FixedOutcome> outcomes) {
        this.journal = journal;
        this.initialSettings = settings;
        this.initialFaults = faults;
        this.settings = settings;
        this.faults = faults;
        this.outcomes.putAll(outcomes);
        journal.replay(this::apply);
    }

    public void record(Fact fact) {
        journal.append(fact);
        apply(fact);
    }

    /** Forgets calls and counts; settings, faults and outcomes stay. */
    public void forget() {
        journal.startAnew(changes());
        register = new CallRegister();
        callbacks = new CallbackLedger();
        overall = new Tally();
        campaigns = new HashMap<>();
        strikes = new EnumMap<>(Fault.class);
        awaitingVoice = new HashSet<>();
        awaitingVerdict = new HashSet<>();
        toldMachines = new HashSet<>();
        heard = new HashMap<>();
        gathers = new HashMap<>();
        pressed = new HashMap<>();
        commands = new HashMap<>();
        problems = new HashMap<>();
        toBeReturned = new HashSet<>();
        creates = new HashMap<>();
        voiceErrors = 0;
    }

    /** What differs from the properties; the rest must go on following them. */
    private List<Fact> changes() {
        List<Fact> changes = new ArrayList<>();
        if (!settings.equals(initialSettings)) {
            changes.add(new Fact.SettingsChanged(settings));
        }
        if (!faults.equals(initialFaults)) {
            changes.add(new Fact.FaultsChanged(faults));
        }
        outcomes.forEach((number, outcome) -> changes.add(new Fact.OutcomeFixed(number, outcome)));
        return changes;
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.CallAccepted accepted -> accepted(accepted.call());
            case Fact.CreateRejected rejected -> register.rejected(rejected);
            case Fact.CallMoved moved -> moved(moved);
            case Fact.CallbackSettled settled -> callbacks.settle(settled);
            case Fact.VoiceSettled settled -> voiceSettled(settled);
            case Fact.CallTaken taken -> taken(taken);
            case Fact.CommandTaken taken ->
                    commands.computeIfAbsent(taken.sid(), sid -> new HashMap<>())
                            .put(
                                    taken.commandId(),
                                    Objects.requireNonNullElse(taken.at(), Instant.MAX));
            case Fact.KeyPressed press -> pressed.put(press.sid(), press.key());
            case Fact.VerdictSettled settled -> verdictSettled(settled);
            case Fact.FaultStruck struck -> struck(struck.fault());
            case Fact.SettingsChanged changed -> settings = changed.settings();
            case Fact.FaultsChanged changed -> faults = changed.faults();
            case Fact.OutcomeFixed fixed -> outcomeFixed(fixed);
        }
    }

    private void accepted(Call call) {
        register.accepted(call);
        CallRequest.Incoming incoming = call.request().incoming();
        if (incoming != null) {
            liveIncoming++;
            if (incoming.returns() != null) {
                toBeReturned.remove(incoming.returns());
            }
            return;
        }
        name(call.request()).ifPresent(name -> creates.put(name, call.sid()));
        queued++;
        overall.accepted();
        campaign(call).accepted();
    }

    private void moved(Fact.CallMoved fact) {
        Call before = Objects.requireNonNull(register.call(fact.sid()), "a move of no call");
        Call call = before.moved(fact.move());
        register.replace(call);
        call.latestCallback().ifPresent(callbacks::owe);
        if (call.isIncoming()) {
            movedIn(call);
            return;
        }
        if (before.status() == CallStatus.QUEUED) {
            queued--;
        }
        if (call.status() == CallStatus.IN_PROGRESS) {
            awaitingVoice.add(call.sid());
            if (call.plan().verdict() != null) {
                awaitingVerdict.add(call.sid());
            }
        } else if (call.status().isFinal()) {
            overall.ended(call, toldMachines.contains(call.sid()));
            campaign(call).ended(call, toldMachines.contains(call.sid()));
            if (call.plan().returning() != null && isMissed(call)) {
                toBeReturned.add(call.sid());
            }
        }
    }

    private static boolean isMissed(Call call) {
        return call.status() == CallStatus.BUSY || call.status() == CallStatus.NO_ANSWER;
    }

    private void movedIn(Call call) {
        if (call.status() == CallStatus.RINGING) {
            awaitingVoice.add(call.sid());
        } else if (call.status().isFinal()) {
            awaitingVoice.remove(call.sid());
            liveIncoming--;
        }
    }

    private void taken(Fact.CallTaken fact) {
        Call before = Objects.requireNonNull(register.call(fact.sid()), "no call is taken");
        register.replace(before.takenWith(fact.state(), fact.url()));
    }

    private void verdictSettled(Fact.VerdictSettled settled) {
        Call call = register.call(settled.sid());
        boolean isFirst = awaitingVerdict.remove(settled.sid());
        if (isFirst
                && call != null
                && call.isLive()
                && settled.settlement() == Settlement.ACKNOWLEDGED
                && Objects.requireNonNull(call.plan().verdict()).isMachine()) {
            toldMachines.add(settled.sid());
        }
    }

    private void voiceSettled(Fact.VoiceSettled settled) {
        if (settled.heard() != null) {
            heard.computeIfAbsent(settled.sid(), sid -> new ArrayList<>()).add(settled.heard());
        }
        if (settled.gather() == null || pressed.containsKey(settled.sid())) {
            gathers.remove(settled.sid());
        } else {
            gathers.put(settled.sid(), settled.gather());
        }
        Call call = register.call(settled.sid());
        boolean isAwaited = awaitingVoice.remove(settled.sid());
        if (call != null && call.isIncoming()) {
            settledIn(call, settled);
        } else if (isAwaited && settled.problem() != null) {
            voiceErrors++;
        }
    }

    private void settledIn(Call call, Fact.VoiceSettled settled) {
        if (settled.lasts() != null) {
            register.replace(call.atMost(settled.lasts()));
        }
        if (settled.problem() != null) {
            problems.put(call.sid(), settled.problem());
        }
    }

    private void struck(Fault fault) {
        strikes.merge(fault, 1L, Long::sum);
        faults = faults.afterStrikeOf(fault);
    }

    private void outcomeFixed(Fact.OutcomeFixed fixed) {
        if (fixed.outcome() == null) {
            outcomes.remove(fixed.number());
        } else {
            outcomes.put(fixed.number(), fixed.outcome());
        }
    }

    private Tally campaign(Call call) {
        return campaigns.computeIfAbsent(call.request().ids().campaignId(), id -> new Tally());
    }

    public Settings settings() {
        return settings;
    }

    public Faults faults() {
        return faults;
    }

    public @Nullable FixedOutcome outcomeOf(String number) {
        return outcomes.get(number);
    }

    public @Nullable Call call(String sid) {
        return register.call(sid);
    }

    /** All calls, oldest first. */
    public Collection<Call> calls() {
        return register.calls();
    }

    /** The last call that was asked for under the name of this create; null for none. */
    public @Nullable Call namesake(CallRequest request) {
        return name(request).map(creates::get).map(register::call).orElse(null);
    }

    private static Optional<String> name(CallRequest request) {
        return request.voice() instanceof VoiceInstructions.Commanded commanded
                ? Optional.ofNullable(commanded.createId()).map(id -> request.account() + "/" + id)
                : Optional.empty();
    }

    public int callsTo(String number) {
        return register.callsTo(number);
    }

    /** How many creates named the number, refused ones included. */
    public int requestsTo(String number) {
        return register.requestsTo(number);
    }

    /** How often a person has called. */
    public int callsFrom(String person) {
        return register.callsFrom(person);
    }

    /** Whether somebody who missed that call has yet to call back. */
    public boolean isToBeReturned(String sid) {
        return toBeReturned.contains(sid);
    }

    public boolean hasLiveCalls() {
        return overall.live() > 0 || liveIncoming > 0;
    }

    /**
     * Whether the instructions of a call that was answered, or that comes in and rings, are neither
     * had nor known to be missing.
     */
    public boolean awaitsVoice(String sid) {
        return awaitingVoice.contains(sid);
    }

    /**
     * What a callee may press a key for and has not, or the caller may not know of it; else null.
     */
    public @Nullable Gather gatherOf(String sid) {
        return gathers.get(sid);
    }

    /** Whether that was commanded of the call at that time or since. */
    public boolean hasTaken(String sid, String commandId, Instant since) {
        Instant taken = commands.getOrDefault(sid, Map.of()).get(commandId);
        return taken != null && !taken.isBefore(since);
    }

    /** Whether the callee has pressed a key. */
    public boolean hasPressed(String sid) {
        return pressed.containsKey(sid);
    }

    /** Whether the caller still has to be told who answered. */
    public boolean awaitsVerdict(String sid) {
        return awaitingVerdict.contains(sid);
    }

    /** Callbacks that are neither delivered nor given up, each call's in order. */
    public List<Callback> owedCallbacks() {
        return callbacks.debtors().stream()
                .map(register::call)
                .filter(Objects::nonNull)
                .flatMap(call -> call.callbacks().stream())
                .filter(callbacks::isOwed)
                .toList();
    }

    /** The report, of one campaign or (null) of all. */
    public Report report(@Nullable String campaignId, boolean withCalls) {
        return new ReportWriter(register, callbacks, heard, pressed, problems, campaignId)
                .write(totals(), campaigns, strikes, toBeReturned.size(), withCalls);
    }

    private Report.Totals totals() {
        long accepted = overall.report().calls();
        return new Report.Totals(
                accepted + register.rejected(),
                accepted,
                register.rejected(),
                overall.live(),
                queued,
                overall.maxLive(),
                callbacks.count(Settlement.ACKNOWLEDGED) + callbacks.count(Settlement.FAILED),
                callbacks.count(Settlement.ACKNOWLEDGED),
                callbacks.count(Settlement.FAILED),
                callbacks.count(Settlement.LOST),
                callbacks.owedCount(),
                voiceErrors);
    }
}
