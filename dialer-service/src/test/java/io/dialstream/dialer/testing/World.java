package io.dialstream.dialer.testing;

import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.CallRates;
import io.dialstream.dialer.admission.InMemoryBudgets;
import io.dialstream.dialer.lane.InMemoryCampaignEventReader;
import io.dialstream.dialer.lane.InMemoryLanes;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.placement.InMemoryPlacements;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What outlives a dialer: the log, the stores, the provider. All of it is partition 0. */
public final class World {

    /** More alarms than any test needs. */
    private static final int MANY = 10_000;

    public final InMemoryEventLog log = new InMemoryEventLog();
    public final Lanes lanes;
    public final Placements placements;
    public final InMemoryCampaignEventReader campaignEvents = new InMemoryCampaignEventReader();
    final StillTime time = new StillTime();
    final Budgets budgets = new InMemoryBudgets(time.clock());
    CallRates rates = Admissions.UNLIMITED;
    public final FakeProvider provider = new FakeProvider(time.clock());

    private final Set<String> askedAtDeath = new HashSet<>();
    private final List<TestDialer> dialers = new CopyOnWriteArrayList<>();
    private int committed;

    public World() {
        this(new InMemoryPlacements(), new InMemoryLanes());
    }

    /** A world that keeps its placements and lanes there. */
    public World(Placements placements, Lanes lanes) {
        this.placements = placements;
        this.lanes = lanes;
    }

    public Instant now() {
        return time.clock().instant();
    }

    /** From now on the account allows so many calls a second. */
    public void allow(int callsPerSecond) {
        rates = _ -> callsPerSecond;
    }

    /** Takes down which calls a dead dialer may have asked for, as far as the store knows. */
    public void rememberWhatWasAsked(List<PlaceCall> calls) {
        calls.stream().map(PlaceCall::callId).filter(this::isAsked).forEach(askedAtDeath::add);
    }

    private boolean isAsked(String callId) {
        return placements.find(callId).filter(p -> p.state() instanceof Requested).isPresent();
    }

    public boolean askedAtDeath(PlaceCall call) {
        return askedAtDeath.contains(call.callId());
    }

    /** Commands calls. */
    public void command(PlaceCall... calls) {
        log.publishAndWait(List.of(calls));
    }

    /** A campaign makes a move, which is delivered at once or later. */
    public void move(CampaignEvent move) {
        campaignEvents.write(move, 0);
        log.publishAndWait(move);
    }

    void add(TestDialer dialer) {
        dialers.add(dialer);
    }

    void remove(TestDialer dialer) {
        dialers.remove(dialer);
    }

    /** Lets everything happen that happens without time passing. */
    public void settle() {
        do {
            time.runThreads();
        } while (isHandledBySomebody() || time.ringsBy(time.clock().instant()));
        dialers.forEach(TestDialer::mayHandleAgain);
    }

    private boolean isHandledBySomebody() {
        return dialers.stream().filter(TestDialer::startsToHandle).count() > 0;
    }

    /** Lets this time pass, with all that happens in it. */
    public void pass(Duration duration) {
        var end = time.clock().instant().plus(duration);
        do {
            settle();
        } while (time.ringsBy(end));
        time.passTo(end);
    }

    /** Lets time pass until this is so. */
    public void until(BooleanSupplier condition) {
        until(condition, () -> {});
    }

    /** Lets time pass until this is so; meanwhile something goes on. */
    public void until(BooleanSupplier condition, Runnable meanwhile) {
        for (int n = 0; n < MANY; n++) {
            settle();
            meanwhile.run();
            settle();
            if (condition.getAsBoolean()) {
                return;
            }
            if (!time.ringsBy(Instant.MAX)) {
                throw new AssertionError("nothing more will happen: " + log.published());
            }
        }
        throw new AssertionError("it never happens: " + log.published());
    }

    /** Records that the group has not committed. */
    synchronized List<EventRecord> uncommitted() {
        var published = log.published();
        return IntStream.range(committed, published.size())
                .mapToObj(n -> new EventRecord(published.get(n).event(), 0, n))
                .toList();
    }

    synchronized void commit(List<EventRecord> records) {
        records.forEach(record -> committed = Math.max(committed, (int) record.offset() + 1));
    }

    /** The statuses of a call, in the order of the log. */
    public List<CallStatusChanged> statuses(String callId) {
        return log.published(CallStatusChanged.class).stream()
                .filter(status -> status.callId().equals(callId))
                .toList();
    }

    public boolean hasEnded(PlaceCall call) {
        return statuses(call.callId()).stream()
                .map(CallStatusChanged::status)
                .anyMatch(status -> status != null && status.isFinal());
    }

    /** The provider ends a call; its callback arrives or is lost. */
    public void end(PlaceCall call, boolean callback) {
        var sid = provider.sid(call.callId()).orElseThrow();
        provider.move(sid, CallStatus.COMPLETED, null);
        if (callback) {
            log.publishAndWait(Given.callback(call, CallStatus.COMPLETED, sid));
        }
    }
}
