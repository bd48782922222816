package io.dialstream.simulation.judge;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.DispatchPolicy;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.dispatch.Settled;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.dialer.lane.ActiveCall;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementState;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Event;
import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.provider.SimulatedCall;
import io.dialstream.simulation.provider.Switchboard;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches the provider and the stores while a world goes on. */
public final class Judge implements Switchboard.Listener, Surroundings.Witness {

    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final long MINUTE = 60_000_000;

    /** What the provider says of machines that listen now. */
    private static final Set<String> TAKES_MESSAGE =
            Set.of("machine_end_beep", "machine_end_silence");

    /**
     * So long may leads be with the dialer, in the way of others, that it must not call any more.
     */
    private static final long HELD = 100_000_000;

    private final Surroundings world;
    private final @Nullable CallingWindow window;
    private final Allowances allowances;
    private final Map<String, BudgetJudge> budgets = new HashMap<>();
    private final Verdict verdict;
    private final Map<String, CampaignFile> files = new LinkedHashMap<>();
    private final AccountJudge accounts;
    private final ListJudge list;
    private final WindowJudge windows;
    private final CallbackJudge callbacks;
    private final CallableLeads callable;
    private final Map<String, SimulatedCall> accepted = new HashMap<>();

    /**
     * @param accounts the ids of all
     * @param callsPerSecond that each allows; 0 when it allows whatever is asked for
     * @param dialers that share them
     * @param skew how far their clocks may be from the truth
     * @param written the account that is written down for a call; null when none is
     * @param window that the deployment allows; null for any time
     */
    public Judge(
            Surroundings world,
            Allowances allowances,
            List<String> accounts,
            int callsPerSecond,
            int dialers,
            Duration skew,
            Function<String, @Nullable String> written,
            @Nullable CallingWindow window,
            Verdict verdict) {
        this.world = world;
        this.window = window;
        this.allowances = allowances;
        this.verdict = verdict;
        this.accounts = new AccountJudge(written, verdict);
        this.list = new ListJudge(world, allowances, verdict);
        this.windows = new WindowJudge(world, skew, verdict);
        this.callbacks = new CallbackJudge(world, verdict);
        this.callable = new CallableLeads(files.values(), windows, list::wasWished);
        accounts.forEach(
                id -> budgets.put(id, new BudgetJudge(world, callsPerSecond, dialers, verdict)));
    }

    /** Opens the file of a campaign. */
    public void expect(String campaignId, int limit, int totalLeads, List<String> accounts) {
        files.put(campaignId, new CampaignFile(campaignId, limit, totalLeads, accounts, window));
    }

    /** A user wishes the campaign to go by these rules; who knows when it does. */
    public void rules(String campaignId, Rules rules) {
        onFile(
                campaignId,
                file -> {
                    file.rules.add(rules);
                    file.schedules.add(Optional.ofNullable(rules.schedule()));
                    file.wished.add(world.now());
                });
    }

    /** The user was told whether it goes by these rules from now on. */
    public void changed(String campaignId, Rules to, boolean yes) {
        if (yes) {
            onFile(
                    campaignId,
                    file -> {
                        file.schedules.clear();
                        file.schedules.add(Optional.ofNullable(to.schedule()));
                    });
        } else {
            onFile(campaignId, file -> file.keepsRules = true);
        }
    }

    /** A user wishes the campaign to have so many live calls at once. */
    public void wishesLimit(String campaignId, int limit) {
        onFile(campaignId, file -> file.limits.wish(limit));
    }

    /** The user was told that it does. */
    public void limited(String campaignId) {
        onFile(campaignId, file -> file.limits.told(world.now()));
    }

    /** Whether nobody starts it but its schedule, or its creation where that says nothing. */
    public void startsByItself(String campaignId, boolean itself) {
        onFile(campaignId, file -> file.startsByItself = itself);
    }

    /** A lead comes with its own time zone. */
    public void in(String campaignId, PhoneNumber number, String timeZone) {
        onFile(campaignId, file -> file.zones.put(number, timeZone));
    }

    CallbackJudge callbacks() {
        return callbacks;
    }

    Allowances allowances() {
        return allowances;
    }

    WindowJudge windows() {
        return windows;
    }

    /** A user sends leads for a campaign, perhaps in several requests. */
    public void sent(String campaignId, String request, Collection<PhoneNumber> numbers) {
        onFile(campaignId, file -> file.sent.send(request, numbers));
    }

    /** A user wants a number on the do-not-call list; who knows when it is. */
    public void wishes(PhoneNumber number) {
        list.wishes(number);
    }

    /** The user was told that it is. */
    public void listed(PhoneNumber number, @Nullable Instant until) {
        list.listed(number, until);
    }

    boolean mayBeExcluded(PhoneNumber number) {
        return list.wasWished(number);
    }

    /** The user was told whether the leads of a request are the campaign's. */
    public void answered(String campaignId, String request, boolean yes) {
        onFile(campaignId, file -> file.sent.answer(request, yes));
    }

    private void onFile(String campaignId, Consumer<CampaignFile> note) {
        var file = files.get(campaignId);
        if (file != null) {
            note.accept(file);
        }
    }

    /** Whether nothing is lost, and all goes fast. */
    boolean hearsEverything() {
        return allowances.hearsEverything();
    }

    Collection<CampaignFile> files() {
        return files.values();
    }

    private @Nullable CampaignFile file(PlacementRequest request) {
        var id = request.campaignId();
        return id == null ? null : files.get(id);
    }

    private static String lead(PlacementRequest request) {
        var owner = request.campaignId() == null ? request.callId() : request.campaignId();
        return owner + " lead " + request.leadId();
    }

    private BudgetJudge budget(String account) {
        return Objects.requireNonNull(budgets.get(account), account);
    }

    @Override
    public void asked(String account, PlacementRequest request) {
        budget(account).asked();
        accounts.asked(account, request.callId(), file(request));
        var file = file(request);
        if (file != null) {
            windows.asked(file, request);
        }
    }

    @Override
    public void pressed(SimulatedCall call) {
        list.wishes(call.request().to());
    }

    @Override
    public void heard(String account, PlacementRequest request, PlacementAnswer answer) {
        accounts.heard(account, request.callId(), answer);
    }

    @Override
    public void answered(String account, PlacementRequest request, PlacementAnswer answer) {
        if (allowances.hearsEverything() && answer instanceof PlacementAnswer.Busy(var wait, _)) {
            budget(account).heldOff(wait == null ? Duration.ZERO : wait);
        }
        var file = file(request);
        if (file != null) {
            if (answer instanceof PlacementAnswer.Refused) {
                file.refused.add(request.callId());
            }
            holds(file, request);
            inTime(file, request);
            onSchedule(file, request);
        }
    }

    /** What was decided before the campaign was paused or stopped may still arrive for a while. */
    private void holds(CampaignFile file, PlacementRequest request) {
        if (file.heldSince != CampaignFile.NEVER
                && world.now() > file.heldSince + allowances.decision()) {
            verdict.broken(
                    file.status == CampaignStatus.PAUSED
                            ? Invariant.PAUSE_HOLDS
                            : Invariant.STOP_HOLDS,
                    request.callId() + " was asked for in a campaign that is " + file.status);
        }
    }

    /** What was asked for in time may arrive a little later. */
    private void inTime(CampaignFile file, PlacementRequest request) {
        var expiry = file.expiries.get(request.callId());
        verdict.check(
                expiry == null || world.now() <= expiry + allowances.decision(),
                Invariant.IN_TIME,
                request.callId() + " was asked for after its command had expired");
    }

    @Override
    public void accepted(SimulatedCall call) {
        list.called(call.request().to());
        var before = accepted.put(lead(call.request()), call);
        var file = file(call.request());
        verdict.check(
                before == null || (file != null && mayBeFollowed(file, before)),
                Invariant.EVERY_LEAD_ONCE,
                lead(call.request()) + " is called a second time");
        if (file != null) {
            verdict.check(
                    file.called.add(call.request().to()) || before != null,
                    Invariant.EVERY_LEAD_ONCE,
                    call.request().to() + " is called a second time");
            file.live.add(call.sid());
            file.slots.put(call.request().callId(), CampaignFile.NEVER);
            int most = file.limits.most(world.now(), allowances.refill());
            verdict.check(
                    file.live.size() <= most,
                    Invariant.LIMIT,
                    file.id + " has " + file.live.size() + " live calls of " + most);
        }
    }

    /** Where rules call again, nobody is called who was reached, or whose phone still rings. */
    private static boolean mayBeFollowed(CampaignFile file, SimulatedCall before) {
        return file.rules.stream().anyMatch(rules -> rules.retry() != null)
                && before.ended()
                && (before.status() != CallStatus.COMPLETED
                        || String.valueOf(before.verdict()).startsWith("machine"));
    }

    @Override
    public void ended(SimulatedCall call) {
        var file = file(call.request());
        if (file != null) {
            file.live.remove(call.sid());
            file.slots.put(call.request().callId(), world.now() + allowances.ending());
            review(file);
        }
    }

    @Override
    public void heardMessage(SimulatedCall call) {
        var word = String.valueOf(call.verdict());
        verdict.check(
                call.messages() == 1
                        && TAKES_MESSAGE.contains(word)
                        && call.onMachine() == AnsweringMachine.LEAVE_MESSAGE,
                Invariant.MACHINES,
                call + " hears its message " + call.messages() + " times, after " + word);
    }

    @Override
    public void heardInstructions(SimulatedCall call) {
        verdict.check(
                call.instructions() == 1,
                Invariant.INSTRUCTED,
                call + " is told " + call.instructions() + " times what there is to hear");
    }

    /** Where leads may have to wait, every minute since the last time counts. */
    private void review(CampaignFile file) {
        if (file.isPicky()) {
            for (long at = (file.reviewed / MINUTE + 1) * MINUTE; at < world.now(); at += MINUTE) {
                review(file, at);
            }
        }
        review(file, world.now());
        file.reviewed = world.now();
    }

    private void review(CampaignFile file, long at) {
        if (!couldHaveMore(file, at)) {
            file.shortSince = CampaignFile.NEVER;
        } else if (file.shortSince == CampaignFile.NEVER) {
            file.shortSince = at;
        } else if (at - file.shortSince > allowances.refill() + (file.isPicky() ? HELD : 0)) {
            var seconds = (at - file.shortSince) / 1_000_000;
            verdict.broken(Invariant.REFILL, file.id + " had a free slot for " + seconds + " s");
            file.shortSince = CampaignFile.NEVER;
        }
    }

    private boolean couldHaveMore(CampaignFile file, long at) {
        return file.hasFreeSlot(at, allowances.refill())
                && file.hasMore()
                && (!file.isPicky() || callable.areThere(file, at));
    }

    @Override
    public void wrote(String method, @Nullable Object[] arguments, @Nullable Object result) {
        switch (method) {
            case "insert", "move" -> wroteMove(arguments, result);
            case "acknowledged" -> acknowledged(String.valueOf(arguments[0]));
            case "completeAddition" -> wroteLeads(arguments, result);
            case "save" -> {
                wroteDispatch(arguments[0], result);
                wroteLane(arguments[0], result);
            }
            case "add" -> wroteEntries(arguments[0]);
            default -> {}
        }
    }

    @Override
    public void committed(Event event) {
        if (event instanceof CallReturned call) {
            onFile(call.campaignId(), file -> callbacks.handled(file, call));
        }
    }

    /** Who has opted out is on the list from then on. */
    private void wroteEntries(@Nullable Object written) {
        if (written instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof DoNotCallEntry entry) {
                    list.listed(new PhoneNumber(entry.number()), entry.expiresAt());
                }
            }
        }
    }

    private void wroteMove(@Nullable Object[] arguments, @Nullable Object result) {
        switch (arguments[0]) {
            case Campaign campaign when Boolean.TRUE.equals(result) -> moved(campaign);
            case MoveOutcome.Moved(var campaign, _) when Boolean.TRUE.equals(result) ->
                    moved(campaign);
            case Placement placement when isWritten(result) && isAsked(arguments) ->
                    asking(placement.callId());
            case null, default -> {}
        }
    }

    private void wroteLeads(@Nullable Object[] arguments, @Nullable Object result) {
        if (Boolean.TRUE.equals(result)
                && arguments[0] instanceof Campaign campaign
                && arguments[2] instanceof Integer more) {
            onFile(campaign.id(), file -> file.totalLeads += more);
        }
    }

    private static boolean isWritten(@Nullable Object result) {
        return result instanceof Optional<?> moved
                ? moved.isPresent()
                : Boolean.TRUE.equals(result);
    }

    /** Whether a placement was inserted, or moved, as one that is being asked for. */
    private static boolean isAsked(@Nullable Object[] arguments) {
        var state =
                arguments.length == 1 && arguments[0] instanceof Placement inserted
                        ? inserted.state()
                        : arguments[1];
        return state instanceof PlacementState.Requested;
    }

    /** From now on the provider may have the call, and somebody has to find out. */
    private void asking(String callId) {
        for (var file : files.values()) {
            if (callId.startsWith(file.id + "-")) {
                review(file);
                file.used.put(
                        callId.substring(file.id.length() + 1, callId.lastIndexOf('-')), callId);
                file.slots.put(callId, world.now() + allowances.asking());
                review(file);
            }
        }
    }

    private void moved(Campaign campaign) {
        var file = files.get(campaign.id());
        if (file == null) {
            return;
        }
        if (campaign.status() == CampaignStatus.COMPLETED) {
            completed(file, campaign);
        }
        scheduled(file, campaign);
        badList(file, campaign);
        review(file);
        file.status = campaign.status();
        if (campaign.status() == CampaignStatus.RUNNING) {
            file.heldSince = CampaignFile.NEVER;
        }
        review(file);
    }

    private void badList(CampaignFile file, Campaign campaign) {
        var reason = campaign.statusReason();
        verdict.check(
                reason == null
                        || !reason.startsWith(DispatchPolicy.BAD_LIST)
                        || file.rules.stream()
                                .flatMap(rules -> Stream.ofNullable(rules.failurePause()))
                                .anyMatch(rule -> rule.isReachedBy(file.refused.size())),
                Invariant.BAD_LIST,
                file.id + " says " + reason + " after " + file.refused);
    }

    /** Clocks differ by a little. */
    private void scheduled(CampaignFile file, Campaign campaign) {
        var soon = Agenda.START.plus(world.now(), ChronoUnit.MICROS).plus(SKEW);
        if (file.startsByItself
                && file.status == CampaignStatus.PENDING
                && campaign.status() == CampaignStatus.RUNNING) {
            verdict.check(
                    file.schedules.stream()
                            .anyMatch(it ->
                                    it.map(Schedule::startAt)
                                            .map(at -> !at.isAfter(soon))
                                            .orElse(true)),
                    Invariant.ON_SCHEDULE,
                    file.id + " has started too early for " + file.schedules);
        }
        if (CampaignMove.EndOnSchedule.REASON.equals(campaign.statusReason())) {
            verdict.check(
                    file.maySay(schedule -> schedule.isEndDue(soon)),
                    Invariant.ON_SCHEDULE,
                    file.id + " was ended too early for " + file.schedules);
        }
    }

    /** Where nothing goes wrong, nobody is asked for when the schedule has ended the campaign. */
    private void onSchedule(CampaignFile file, PlacementRequest request) {
        var before =
                Agenda.START
                        .plus(world.now() - allowances.decision(), ChronoUnit.MICROS)
                        .minus(SKEW);
        verdict.check(
                !allowances.hearsEverything()
                        || file.schedules.stream()
                                .anyMatch(it -> it.isEmpty() || !it.get().isEndDue(before)),
                Invariant.ON_SCHEDULE,
                request.callId() + " was asked for after the end of " + file.schedules);
    }

    private void completed(CampaignFile file, Campaign campaign) {
        verdict.check(
                file.status != CampaignStatus.STOPPED,
                Invariant.STOP_HOLDS,
                file.id + " was stopped and is COMPLETED");
        verdict.check(
                campaign.completedLeads() + campaign.excludedLeads() == file.totalLeads
                        && file.live.isEmpty(),
                Invariant.COMPLETED_IS_FINAL,
                file.id + " is COMPLETED with " + campaign + " and live " + file.live);
        file.completedWith = campaign;
    }

    /** From now on everybody can know of its latest move. */
    private void acknowledged(String campaignId) {
        var file = files.get(campaignId);
        if (file != null
                && file.status != CampaignStatus.RUNNING
                && file.heldSince == CampaignFile.NEVER) {
            file.heldSince = world.now();
        }
    }

    private void wroteDispatch(@Nullable Object written, @Nullable Object result) {
        if (Boolean.TRUE.equals(result) && written instanceof Dispatch dispatch) {
            onFile(
                    dispatch.id(),
                    file -> {
                        dispatch.inFlight().forEach(entry -> commanded(file, entry));
                        dispatch.settled().forEach(one -> settled(file, one));
                        dispatch.progress().ifPresent(now -> progressed(file, dispatch, now));
                    });
        }
    }

    /** What was found keeps its slot until it is known whose it is, however long that takes. */
    private void wroteLane(@Nullable Object written, @Nullable Object result) {
        if (Boolean.TRUE.equals(result) && written instanceof Lane lane) {
            var found =
                    lane.active().stream()
                            .filter(ActiveCall::found)
                            .map(ActiveCall::callId)
                            .collect(Collectors.toSet());
            onFile(
                    lane.id(),
                    file -> {
                        if (!file.found.equals(found)) {
                            review(file);
                            file.found.clear();
                            file.found.addAll(found);
                            review(file);
                        }
                    });
        }
    }

    private void commanded(CampaignFile file, InFlight entry) {
        callbacks.commanded(file, entry);
        var notAfter = entry.notAfter();
        if (notAfter != null) {
            file.expiries.put(entry.callId(), ChronoUnit.MICROS.between(Agenda.START, notAfter));
        }
    }

    private void settled(CampaignFile file, Settled one) {
        callbacks.settled(file, one);
        var at = one.nextAttemptAt();
        // What a rule puts off has been due before.
        if (at != null && one.reason() == null) {
            var call = String.valueOf(one.callId());
            var before = file.due.put(call, at);
            verdict.check(
                    before == null || before.equals(at),
                    Invariant.RETRIES,
                    call + " is followed at " + at + " and at " + before);
        }
    }

    /** What is counted as pending is what is not counted otherwise; so it must be what is left. */
    private void progressed(CampaignFile file, Dispatch dispatch, LeadProgress now) {
        file.passedOver |= dispatch.passedOver() != null;
        file.excluded = now.excluded();
        if (!dispatch.state().isOver()
                && !file.passedOver
                && now.excluded() == 0
                && !file.hasWindow()) {
            verdict.same(
                    now.pending(),
                    file.totalLeads - dispatch.nextLead() + 1L + dispatch.returned().size(),
                    Invariant.LEADS_COUNTED,
                    "the number of leads pending of " + file.id);
        }
        verdict.check(
                now.done() >= file.done && now.done() <= file.totalLeads,
                Invariant.NO_MORE_THAN_ALL,
                file.id + " has " + now + " of " + file.totalLeads + " after " + file.done);
        verdict.same(
                now.pending()
                        + now.dispatched()
                        + now.waiting()
                        + now.done()
                        + now.skipped()
                        + now.excluded(),
                (long) file.totalLeads,
                Invariant.LEADS_COUNTED,
                "the sum of " + now + " of " + file.id);
        verdict.check(
                now.pending() >= 0 && now.skipped() >= 0,
                Invariant.LEADS_COUNTED,
                file.id + " has " + now);
        file.done = now.done();
    }
}
