package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.AccountAvailability;
import io.dialstream.dialer.admission.AccountStates;
import io.dialstream.dialer.admission.OpenAdmission;
import io.dialstream.dialer.placement.PlacementEffect.Access;
import io.dialstream.dialer.placement.PlacementRuns.Doing;
import io.dialstream.dialer.placement.PlacementRuns.Run;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.SteppedThreads;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.simulation.engine.Wiring;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The explorer's steps and the deployed executor ask for the same, in the same order, and wait for
 * the same, whatever they are answered, whatever fails, and whenever somebody wakes them.
 */
class PlacementRunsTest {

    private static final int SCRIPTS = 20_000;
    private static final int EVENTS = 8;
    private static final String CALL = "c-1-1";
    private static final PhoneNumber LEAD = new PhoneNumber("+4930222220");
    private static final PhoneNumber OURS = new PhoneNumber("+4930111111");
    private static final Set<Class<?>> COMPONENTS =
            Wiring.componentsOf("io.dialstream.dialer", "placement");

    /** Who carries placements out. */
    private interface Executor {

        void place(PlaceCall call, LaneSlot slot);

        void wake(@Nullable String providerCallId);

        /** Its alarm; null when it waits for none. */
        @Nullable Instant alarm();

        void ring();
    }

    /**
     * All that lies around an executor. Both of them get the same dice, which fall the same as long
     * as both ask for the same.
     */
    private static final class Surroundings extends Clock implements Provider, CallPermits {

        final List<Object> said = new ArrayList<>();
        final InMemoryEventLog log = new InMemoryEventLog();
        final InMemoryPlacements placements = new InMemoryPlacements();
        final Wiring parts = new Wiring(COMPONENTS);
        private final Random dice;
        private Instant now = Instant.EPOCH;

        Surroundings(long script) {
            this.dice = new Random(script);
            parts.given(new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(10)))
                    .given(new CompositeMeterRegistry())
                    .given(new Providers(List.of(this, new Other(this)), id()))
                    .given((AccountStates) this::state)
                    .given(log)
                    .given(placements)
                    .given(this);
            parts.given(
                    new Recorded(
                            this,
                            parts.get(PlacementEvents.class),
                            parts.get(Reconciliation.class),
                            parts.get(PlacementMetrics.class)));
        }

        /** Each account is as it is for a second. */
        AccountAvailability state(String account) {
            var all = AccountAvailability.values();
            return all[Math.floorMod(account.hashCode() + now.getEpochSecond(), all.length)];
        }

        boolean isOneIn(int many) {
            return dice.nextInt(many) == 0;
        }

        /** What somebody who wakes the call has heard of it. */
        @Nullable String heard() {
            return dice.nextBoolean() ? "CA0" : null;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public boolean owns(LaneSlot slot) {
            return true;
        }

        @Override
        public CallPermit read(LaneSlot slot) {
            return switch (dice.nextInt(12)) {
                case 0 -> new CallPermit.Wanted(CallPermit.Permission.WAIT);
                case 1 -> new CallPermit.Wanted(CallPermit.Permission.NEVER);
                case 2 -> new CallPermit.Live("CA0", dice.nextBoolean());
                case 3 -> new CallPermit.Gone();
                case 4 -> new CallPermit.NotOurs();
                default -> new CallPermit.Wanted(CallPermit.Permission.GO);
            };
        }

        @Override
        public void catchUp(LaneSlot slot) {}

        @Override
        public void giveBack(LaneSlot slot) {}

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
            return switch (dice.nextInt(6)) {
                case 0 -> new PlacementAnswer.Refused("21211", "no such number");
                case 1 -> new PlacementAnswer.CredentialsRefused("20003", "Authenticate");
                case 2 ->
                        new PlacementAnswer.Busy(
                                Duration.ofSeconds(1 + 9L * dice.nextInt(2)), "busy");
                case 3 -> new PlacementAnswer.Accepted("CA0");
                default -> new PlacementAnswer.Unclear("no answer");
            };
        }

        @Override
        public Optional<ProviderCall> fetch(String providerCallId) {
            throw new AssertionError("nobody fetches calls here");
        }

        @Override
        public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
            var found = new ArrayList<ProviderCall>();
            int many = dice.nextInt(3);
            for (int call = 0; call < many; call++) {
                found.add(
                        new ProviderCall(
                                "CA" + call, CallStatus.DIALING, now, null, null, null, Map.of()));
            }
            return found;
        }

        @Override
        public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
            throw new AssertionError("nobody fetches calls here");
        }

        @Override
        public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
            throw new IllegalStateException("nobody listens for machines");
        }

        @Override
        public Optional<ProviderCall> hangUp(String providerCallId) {
            throw new AssertionError("nobody hangs up here");
        }
    }

    /** Another account, whose answers are thrown with the same dice. */
    private record Other(Surroundings around) implements Provider {

        @Override
        public String id() {
            return "other";
        }

        @Override
        public String vendor() {
            return around.vendor();
        }

        @Override
        public Capabilities capabilities() {
            return around.capabilities();
        }

        @Override
        public PhoneNumber defaultCallerId() {
            return around.defaultCallerId();
        }

        @Override
        public PlacementAnswer place(PlacementRequest request) {
            return around.place(request);
        }

        @Override
        public Optional<ProviderCall> fetch(String providerCallId) {
            return around.fetch(providerCallId);
        }

        @Override
        public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
            return around.find(to, from, since);
        }

        @Override
        public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
            return around.isShownAsOurs(providerCallId, call);
        }

        @Override
        public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
            throw new IllegalStateException("nobody listens for machines");
        }

        @Override
        public Optional<ProviderCall> hangUp(String providerCallId) {
            return around.hangUp(providerCallId);
        }
    }

    /** Notes down what is to be done, and does it, or fails before or after it. */
    private static final class Recorded extends PlacementEffects {

        private final Surroundings around;
        private Runnable beforehand = () -> {};

        Recorded(
                Surroundings around,
                PlacementEvents events,
                Reconciliation reconciliation,
                PlacementMetrics metrics) {
            super(
                    around.placements,
                    around.parts.get(Providers.class),
                    events,
                    reconciliation,
                    around::state,
                    metrics);
            this.around = around;
        }

        @Override
        Optional<PlacementInput> carryOut(
                Access effect, PlaceCall call, LaneSlot slot, CallPermits permits) {
            beforehand.run();
            around.said.add(effect);
            boolean isPlaced = effect instanceof PlacementEffect.Request;
            if (!isPlaced && around.isOneIn(12)) {
                throw new IllegalStateException("away");
            }
            var input = super.carryOut(effect, call, slot, permits);
            if (!isPlaced && around.isOneIn(12)) {
                throw new IllegalStateException("away, and done");
            }
            return input;
        }
    }

    /** The deployed executor. */
    private static final class Deployed implements Executor, Timers {

        private final Surroundings around;
        private final SteppedThreads threads = new SteppedThreads();
        private final PlacementExecutor executor;
        private @Nullable Instant alarm;
        private Runnable rings = () -> {};

        Deployed(Surroundings around) {
            this.around = around;
            var parts =
                    around.parts.given(this).given(new OpenAdmission(this, around, around::state));
            this.executor = parts.get(PlacementExecutor.class);
            ((Recorded) parts.get(PlacementEffects.class)).beforehand = this::maybeWoken;
        }

        private void maybeWoken() {
            if (around.isOneIn(10)) {
                executor.lookAgain(CALL, around.heard());
            }
        }

        private void run(Runnable task) {
            threads.start(task);
            threads.run();
        }

        @Override
        public void place(PlaceCall call, LaneSlot slot) {
            run(() -> executor.place(call, slot, around));
        }

        @Override
        public void wake(@Nullable String providerCallId) {
            run(() -> executor.lookAgain(CALL, providerCallId));
        }

        @Override
        public @Nullable Instant alarm() {
            return alarm;
        }

        @Override
        public void ring() {
            alarm = null;
            run(rings);
        }

        @Override
        public Instant now() {
            return around.now;
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            alarm = around.now.plus(delay);
            rings = task;
            return () -> alarm = null;
        }
    }

    /** The explorer's steps. */
    private static final class Stepped implements Executor {

        private final Surroundings around;
        private final PlacementRuns runs;
        private @Nullable Run run;

        Stepped(Surroundings around) {
            this.around = around;
            this.runs = new PlacementRuns(around.parts);
        }

        private void go() {
            while (run != null && run.doing() != Doing.WAITING) {
                if (run.doing() != Doing.DECIDING && around.isOneIn(10)) {
                    run = runs.woken(run, around.heard());
                }
                run = runs.step(run, around.now, around);
            }
        }

        @Override
        public void place(PlaceCall call, LaneSlot slot) {
            run = run == null ? runs.begun(call, slot, around.now) : runs.woken(run, null);
            go();
        }

        @Override
        public void wake(@Nullable String providerCallId) {
            if (run != null) {
                run = runs.woken(run, providerCallId);
                go();
            }
        }

        @Override
        public @Nullable Instant alarm() {
            return run == null ? null : run.alarm();
        }

        @Override
        public void ring() {
            wake(null);
        }
    }

    /** What one of the two does, in the words of the log. */
    private static List<Object> play(long script, Surroundings around, Executor executor) {
        var plot = new Random(~script);
        for (int event = 0; event < EVENTS; event++) {
            var alarm = executor.alarm();
            around.said.add("waits for " + alarm);
            int next = plot.nextInt(5);
            if (alarm != null && next > 1) {
                around.now = alarm.plusMillis(plot.nextInt(3) * 3_000L);
                executor.ring();
            } else if (next == 1) {
                executor.wake(plot.nextBoolean() ? "CA0" : null);
            } else {
                executor.place(command(plot), slot(plot, around.now));
            }
        }
        around.said.add(
                around.log.published().stream().map(InMemoryEventLog.Published::event).toList());
        around.said.add(around.placements.find(CALL));
        return around.said;
    }

    private static PlaceCall command(Random plot) {
        return new PlaceCall(
                PlaceCall.eventId(CALL),
                CALL,
                "c",
                "u",
                "1",
                "lead",
                LEAD,
                1,
                1,
                null,
                null,
                plot.nextBoolean() ? List.of("other") : null,
                new AnswerInstructions(null, "hello"),
                plot.nextInt(4) == 0 ? Instant.ofEpochSecond(4) : null,
                Instant.EPOCH);
    }

    private static LaneSlot slot(Random plot, Instant now) {
        var all = List.of(SlotTaken.values());
        var taken = all.get(plot.nextInt(all.size()));
        return new LaneSlot("c", 0, CALL, taken, now.minusSeconds(plot.nextInt(2) * 6L));
    }

    @Test
    void doWhatTheExecutorDoes() {
        var kinds = new HashSet<Class<?>>();
        for (long script = 0; script < SCRIPTS; script++) {
            var deployed = new Surroundings(script);
            var stepped = new Surroundings(script);
            var expected = play(script, deployed, new Deployed(deployed));
            assertThat(play(script, stepped, new Stepped(stepped)))
                    .as("script " + script)
                    .isEqualTo(expected);
            expected.forEach(said -> kinds.add(said.getClass()));
        }
        assertThat(kinds).containsAll(List.of(Access.class.getPermittedSubclasses()));
    }
}
