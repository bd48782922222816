package io.dialstream.simulation.explore;

import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermits;
import io.dialstream.dialer.placement.LaneSlot;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementState;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Event;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.simulation.explore.Bounds.Answer;
import io.dialstream.simulation.explore.Space.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ports of a dialer, on the moment that is being made. */
final class Desk extends Clock implements Placements, Provider, EventLog, CallPermits {

    static final String CAMPAIGN = "c";

    /** The calls of first attempts are the first ones. */
    static final int MAX_LEADS = 3;

    private static final String STRAY = "CAstray";
    private static final PhoneNumber OURS = new PhoneNumber("+4930111111");

    /** What a request is held by, see {@code PlacementPolicy}. */
    private static final int FENCE = 5_000;

    /** Whether a write fails. */
    enum Failing {
        NOT,
        BEFORE,
        AFTER
    }

    private final Bounds bounds;
    private final RuleBounds rules;
    final List<Event> published = new ArrayList<>();

    Moment moment;
    int dialer;
    Answer answer = Answer.PLACED;
    Failing failing = Failing.NOT;

    Desk(Bounds bounds, RuleBounds rules, Moment moment) {
        this.bounds = bounds;
        this.rules = rules;
        this.moment = moment;
    }

    static String callId(int call) {
        return CAMPAIGN + "-" + (lead(call) + 1) + "-" + (call / MAX_LEADS + 1);
    }

    /** The lead of a call, from 0. */
    static int lead(int call) {
        return call % MAX_LEADS;
    }

    /** The number of a call, from 0. */
    static int call(String callId) {
        int lead = callId.charAt(CAMPAIGN.length() + 1) - '1';
        return lead + MAX_LEADS * (callId.charAt(CAMPAIGN.length() + 3) - '1');
    }

    static PhoneNumber number(int call) {
        return new PhoneNumber("+493022222" + lead(call));
    }

    private static String sid(int call) {
        return "CA" + call;
    }

    // Steps.

    /** A moment that differs from another by what somebody does at it. */
    void step(
            Moment before,
            int dialer,
            Supplier<String> what,
            Next<Moment> next,
            Consumer<Moment> does) {
        var after = before.copy();
        moment = after;
        this.dialer = dialer;
        published.clear();
        does.accept(after);
        next.accept(() -> "dialer " + (dialer + 1) + " " + what.get(), after);
    }

    /** The same twice: a write that fails before it is done, and one that fails after it. */
    void failing(
            Moment before,
            int number,
            Supplier<String> what,
            Next<Moment> next,
            Consumer<Moment> does) {
        for (var failing : List.of(Failing.BEFORE, Failing.AFTER)) {
            step(
                    before,
                    number,
                    () ->
                            what.get()
                                    + ", which fails"
                                    + (failing == Failing.AFTER ? " and is done" : ""),
                    next,
                    after -> {
                        after.failures--;
                        this.failing = failing;
                        try {
                            does.accept(after);
                        } finally {
                            this.failing = Failing.NOT;
                        }
                    });
        }
    }

    /** What a dialer's clock says. */
    Instant clock(Moment at, int whose) {
        return Instant.ofEpochMilli(at.now + (long) whose * bounds.skew());
    }

    // The clock.

    @Override
    public Instant instant() {
        return clock(moment, dialer);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    // The store.

    private void writing() {
        if (failing == Failing.BEFORE) {
            throw new IllegalStateException("failed");
        }
    }

    private void wrote() {
        if (failing == Failing.AFTER) {
            throw new IllegalStateException("failed, and was done");
        }
    }

    @Override
    public Optional<Placement> find(String callId) {
        return Optional.ofNullable(moment.placements[call(callId)]);
    }

    @Override
    public Set<String> existing(Collection<String> callIds) {
        var found = new HashSet<String>();
        for (var id : callIds) {
            if (moment.placements[call(id)] != null) {
                found.add(id);
            }
        }
        return found;
    }

    @Override
    public boolean insert(Placement placement) {
        writing();
        int call = call(placement.callId());
        if (moment.placements[call] != null) {
            return false;
        }
        moment.store(call, placement);
        wrote();
        return true;
    }

    @Override
    public Optional<Placement> move(Placement placement, PlacementState next) {
        writing();
        int call = call(placement.callId());
        var stored = moment.placements[call];
        if (stored == null || stored.version() != placement.version() || isFoundTwice(next)) {
            return Optional.empty();
        }
        var moved = placement.moved(next);
        moment.store(call, moved);
        wrote();
        return Optional.of(moved);
    }

    private boolean isFoundTwice(PlacementState next) {
        return next instanceof PlacementState.Accepted(var id, boolean found)
                && found
                && isTaken(id);
    }

    @Override
    public boolean isAnotherUnclear(Placement placement, Instant from, Instant to) {
        // Every lead has a number of its own.
        return false;
    }

    @Override
    public boolean isTaken(String providerCallId) {
        for (var placement : moment.placements) {
            if (placement != null
                    && placement.state() instanceof PlacementState.Accepted(var id, _)
                    && id.equals(providerCallId)) {
                return true;
            }
        }
        return false;
    }

    // The lane.

    @Override
    public boolean owns(LaneSlot slot) {
        return moment.dialers[dialer].owns;
    }

    @Override
    public CallPermit read(LaneSlot slot) {
        return owns(slot) ? LaneSteps.permit(moment.lane, slot.callId()) : new CallPermit.NotOurs();
    }

    @Override
    public void catchUp(LaneSlot slot) {
        throw new AssertionError("takes steps of its own");
    }

    @Override
    public void giveBack(LaneSlot slot) {
        throw new AssertionError("takes steps of its own");
    }

    // The log.

    @Override
    public CompletableFuture<Void> publish(String topic, Event event) {
        writing();
        published.add(event);
        switch (event) {
            case CallStatusChanged status -> {
                moment.statuses = longer(moment.statuses, status);
                if (moment.campaign != null) {
                    var side = moment.changingCampaign();
                    side.statuses = longer(side.statuses, status);
                }
                note(status);
            }
            case PlaceCall command -> moment.commands = longer(moment.commands, command);
            case CampaignEvent move -> moment.moves = longer(moment.moves, move);
            default -> {}
        }
        wrote();
        return CompletableFuture.allOf();
    }

    private static <T> List<T> longer(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }

    private void note(CallStatusChanged event) {
        if (event.isExpiry()) {
            moment.changingPhone(call(event.callId())).expired = true;
        }
        var status = event.status();
        if (status == null || isStray(event)) {
            return;
        }
        var phone = moment.changingPhone(call(event.callId()));
        phone.announced |= status == CallStatus.INITIATED;
        phone.idTold |= ProviderCallIds.isTold(event);
        check(
                !ProviderCallIds.isTold(event) || accountOf(phone).equals(event.provider()),
                "what is said of a call names the account that has it");
        if (status.isFinal() && phone.toldEnd == null) {
            phone.toldEnd = status;
            phone.toldReason = event.reason();
        }
    }

    private static boolean isStray(CallStatusChanged event) {
        return STRAY.equals(event.providerCallId());
    }

    // The provider.

    @Override
    public String id() {
        return ConfiguredAccounts.FIRST;
    }

    @Override
    public String vendor() {
        return "twilio";
    }

    @Override
    public Capabilities capabilities() {
        return FakeProvider.USUAL;
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return OURS;
    }

    @Override
    public PlacementAnswer place(PlacementRequest request) {
        return place(id(), request);
    }

    PlacementAnswer place(String account, PlacementRequest request) {
        int call = call(request.callId());
        var phone = moment.changingPhone(call);
        boolean second = account.equals(SecondAccount.ID);
        check(
                second == phone.denied,
                "the next account is asked for what the first has denied, and only for that");
        var written = moment.placements[call];
        check(
                written != null && written.provider().equals(account),
                "an account is written down before it is asked");
        check(phone.announced, "a call is announced before it is requested");
        check(
                bounds.expiry() == Bounds.NEVER || instant().toEpochMilli() < bounds.expiry(),
                "no call is requested after its command has expired");
        check(!isHeld(), "after a pause or a stop only what was decided before is requested");
        keepsToRules(call);
        if (answer == Answer.BUSY) {
            phone.busy++;
            return new PlacementAnswer.Busy(Duration.ofSeconds(1), "busy");
        }
        if (answer == Answer.DENIED) {
            phone.denied = true;
            return new PlacementAnswer.CredentialsRefused("20003", "Authenticate");
        }
        phone.second = second;
        phone.processed++;
        check(phone.processed == 1, "a call is requested at most once");
        switch (answer) {
            case PLACED, PLACED_AND_NOT_HEARD -> {
                phone.live = true;
                phone.createdAt = moment.now;
                keepsToCap();
                check(live() <= bounds.limit(), "never more live calls than the limit");
            }
            case REFUSED, CREDENTIALS -> phone.refused = true;
            case NOT_PLACED_AND_NOT_HEARD, DENIED, BUSY -> {}
        }
        return switch (answer) {
            case PLACED -> new PlacementAnswer.Accepted(sid(call));
            case REFUSED -> new PlacementAnswer.Refused("21211", "no such number");
            case CREDENTIALS -> new PlacementAnswer.CredentialsRefused("20003", "Authenticate");
            default -> new PlacementAnswer.Unclear("no answer");
        };
    }

    private void keepsToRules(int call) {
        check(
                rules.isOpen(moment.now, Math.abs(bounds.skew())),
                "nobody is called while the window is closed, nor in its last minute");
        var side = moment.campaign;
        check(
                side == null
                        || lead(call) != lastLead()
                        || moment.now
                                < (long) side.listedAt
                                        + RuleBounds.HOLDS_FOR
                                        + Math.abs(bounds.skew()),
                "nobody is called a minute after the number has come on the list");
        if (rules.retries()) {
            check(
                    attemptsBesides(call) < rules.attempts(),
                    "no lead is called more often than its rule says");
            check(
                    mayFollow(call),
                    "nobody is called again who was reached, or before the rule says");
        }
    }

    /** How often its lead was called by other calls. */
    private int attemptsBesides(int call) {
        int attempts = 0;
        for (int other = lead(call); other < moment.phones.length; other += MAX_LEADS) {
            attempts += other != call && moment.phones[other].processed > 0 ? 1 : 0;
        }
        return attempts;
    }

    private boolean mayFollow(int call) {
        for (int other = lead(call); other < moment.phones.length; other += MAX_LEADS) {
            var before = moment.phones[other];
            if (other != call
                    && before.processed > 0
                    && (before.ended != CallStatus.MISSED
                            || moment.now < before.endedAt + RuleBounds.DELAY)) {
                return false;
            }
        }
        return true;
    }

    /** The lead whose number others may call or list, from 0. */
    int lastLead() {
        return bounds.leads() - 1;
    }

    /** How many calls to that number have begun within the cap's time. */
    int begunOfLate() {
        int begun = 0;
        for (int call = lastLead(); call < moment.phones.length; call += MAX_LEADS) {
            var phone = moment.phones[call];
            begun += phone.placed() && isOfLate(phone.createdAt) ? 1 : 0;
        }
        return begun;
    }

    private boolean isOfLate(int begun) {
        return begun > moment.now - RuleBounds.WITHIN;
    }

    /** By the calls of both campaigns that have begun. */
    void keepsToCap() {
        var side = moment.campaign;
        if (side != null && rules.cap() == RuleBounds.Cap.SHARED) {
            int others = OtherCampaign.hasBegun(side) && isOfLate(side.otherAt) ? 1 : 0;
            check(
                    begunOfLate() + others <= 1,
                    "no number is called more often than its cap allows");
        }
    }

    private boolean isHeld() {
        return moment.now > (long) moment.heldSince + FENCE;
    }

    private int live() {
        int live = 0;
        for (var phone : moment.phones) {
            live += phone.live ? 1 : 0;
        }
        return live;
    }

    void check(boolean holds, String promise) {
        if (!holds && moment.broken == null) {
            moment.broken = promise;
        }
    }

    private String accountOf(Moment.Phone phone) {
        return phone.second ? SecondAccount.ID : id();
    }

    private void isAtItsAccount(String account, int call) {
        check(
                accountOf(moment.phones[call]).equals(account),
                "the account that has a call is asked about it");
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        return fetch(id(), providerCallId);
    }

    Optional<ProviderCall> fetch(String account, String providerCallId) {
        int call = providerCallId.charAt(2) - '0';
        if (!STRAY.equals(providerCallId)) {
            isAtItsAccount(account, call);
        }
        return STRAY.equals(providerCallId) ? Optional.empty() : Optional.of(seen(call));
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        return find(id(), to);
    }

    List<ProviderCall> find(String account, PhoneNumber to) {
        var found = new ArrayList<ProviderCall>();
        for (int call = 0; call < moment.phones.length; call++) {
            var phone = moment.phones[call];
            if (phone.placed() && number(call).equals(to) && accountOf(phone).equals(account)) {
                found.add(seen(call));
            }
        }
        return found;
    }

    /** In these worlds there is nobody else's call, and requests are shown at once. */
    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        return providerCallId.equals(sid(call(call.callId())));
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        throw new IllegalStateException("nobody listens for machines");
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        return hangUp(id(), providerCallId);
    }

    Optional<ProviderCall> hangUp(String account, String providerCallId) {
        int call = providerCallId.charAt(2) - '0';
        isAtItsAccount(account, call);
        var phone = moment.changingPhone(call);
        if (phone.live) {
            phone.live = false;
            phone.ended = CallStatus.FAILED;
            phone.endedAt = moment.now;
            // One that is cancelled before it rings ends without a callback.
            phone.endUnderWay = phone.rang;
        }
        return Optional.of(seen(call));
    }

    private ProviderCall seen(int call) {
        var phone = moment.phones[call];
        var status = phone.ended;
        if (status == null) {
            status = phone.rang ? CallStatus.RINGING : CallStatus.DIALING;
        }
        return new ProviderCall(
                sid(call),
                status,
                Instant.ofEpochMilli(phone.createdAt),
                phone.ended == null ? null : Instant.ofEpochMilli(phone.endedAt),
                phone.ended == CallStatus.COMPLETED ? 1 : null,
                phone.ended == CallStatus.FAILED ? Reasons.CANCELED : null,
                Map.of());
    }

    /** A callback about a call. */
    CallStatusChanged callback(int call, CallStatus status, boolean stray) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId(call), status),
                callId(call),
                CAMPAIGN,
                null,
                String.valueOf(lead(call) + 1),
                null,
                null,
                status,
                endedAt(call, status),
                instant(),
                accountOf(moment.phones[call]),
                stray ? STRAY : sid(call),
                null,
                status == CallStatus.COMPLETED ? 1 : null,
                status == CallStatus.FAILED ? Reasons.CANCELED : null,
                null,
                null,
                Map.of());
    }

    private @Nullable Instant endedAt(int call, CallStatus status) {
        return rules.retries() && status.isFinal()
                ? Instant.ofEpochMilli(moment.phones[call].endedAt)
                : null;
    }

    /** How a call ends by itself. */
    static CallStatus end(int call) {
        return switch (call % 3) {
            case 0 -> CallStatus.COMPLETED;
            case 1 -> CallStatus.MISSED;
            default -> CallStatus.NO_ANSWER;
        };
    }

    boolean fails() {
        return failing != Failing.NOT;
    }
}
