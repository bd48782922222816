package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.chance.Dice;
import io.dialstream.simulator.exchange.CallLine.Parcel;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Occasion;
import io.dialstream.simulator.plan.LogNormal;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Settlement;
import io.dialstream.simulator.truth.Truth;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends the status callbacks: in order for each call, unless a fault has it otherwise. */
final class Outbox {

    private static final double USUAL_DELAY_SECONDS = 2;
    private static final double DELAY_SIGMA = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Timers timers;
    private final Truth truth;
    private final Mishaps mishaps;
    private final Deliveries deliveries;
    private final Protocols protocols;
    private final Map<String, CallLine> lines = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> firsts = new HashMap<>();

    Outbox(
            Timers timers,
            Truth truth,
            Mishaps mishaps,
            Deliveries deliveries,
            Protocols protocols) {
        this.timers = timers;
        this.truth = truth;
        this.mishaps = mishaps;
        this.deliveries = deliveries;
        this.protocols = protocols;
    }

    /** Completes when the first callback of the call was delivered or is known not to be. */
    CompletionStage<Void> firstSettled(String sid) {
        return firsts.computeIfAbsent(sid, any -> new CompletableFuture<>());
    }

    /** Tells what the call's last move has to be told about it. */
    void moved(Call call) {
        CallLine line = line(call.sid());
        Optional<Callback> callback = call.latestCallback();
        boolean held = callback.isPresent() && post(call, callback.get(), line);
        if (!held && (callback.isPresent() || !call.isLive())) {
            line.release();
        }
        pump(call, line);
    }

    /** Sends what was owed before this process started, as it is. */
    void resume(Call call, Callback callback) {
        CallLine line = line(call.sid());
        line.add(new Parcel(callback, false));
        pump(call, line);
    }

    /** Drops everything that waits. */
    void clear() {
        lines.clear();
        firsts.clear();
    }

    /** Puts the callback on its way; whether it is held back for the next one to overtake it. */
    private boolean post(Call call, Callback callback, CallLine line) {
        Occasion occasion = occasion(call, callback);
        if (!call.isIncoming() && mishaps.strikes(Fault.FORGED_CALLBACK, occasion)) {
            deliveries.send(protocols.of(call).forgedCallback(call, callback), reply -> {});
        }
        if (mishaps.strikes(Fault.LOSE_CALLBACK, occasion)) {
            settle(new Parcel(callback, false), Settlement.LOST);
            return false;
        }
        List<Parcel> parcels = parcels(callback, occasion);
        Optional<FaultRule> delay = mishaps.strike(Fault.DELAY_CALLBACK, occasion);
        if (delay.isPresent()) {
            Instant later = timers.now().plusNanos(nanos(delay.get(), occasion));
            timers.at(later, () -> parcels.forEach(parcel -> send(call, parcel, () -> {})));
            return false;
        }
        boolean held = call.isLive() && mishaps.strikes(Fault.REORDER_CALLBACK, occasion);
        parcels.forEach(held ? line::hold : line::add);
        return held;
    }

    private List<Parcel> parcels(Callback callback, Occasion occasion) {
        Parcel parcel = new Parcel(callback, false);
        return mishaps.strikes(Fault.DUPLICATE_CALLBACK, occasion)
                ? List.of(parcel, new Parcel(callback, true))
                : List.of(parcel);
    }

    private static Occasion occasion(Call call, Callback callback) {
        return new Occasion(
                call.request().account(),
                call.request().person(),
                (call.isIncoming() ? "incoming/" : "") + call.ordinal() + "/" + callback.sequence(),
                callback.move().status().wireName());
    }

    private long nanos(FaultRule rule, Occasion occasion) {
        LogNormal delay = new LogNormal(rule.secondsOr(USUAL_DELAY_SECONDS), DELAY_SIGMA);
        String name = "delay/" + occasion.number() + "/" + occasion.key();
        double seconds = delay.draw(Dice.named(truth.settings().seed(), name));
        return (long) (seconds * NANOS_PER_SECOND);
    }

    private void pump(Call call, CallLine line) {
        Parcel parcel = line.take();
        if (parcel != null) {
            send(
                    call,
                    parcel,
                    () -> {
                        line.done();
                        pump(call, line);
                    });
        } else if (line.isIdle()) {
            lines.remove(call.sid(), line);
        }
    }

    private void send(Call call, Parcel parcel, Runnable done) {
        // What is told late may need what has happened since.
        Call known = Objects.requireNonNullElse(truth.call(call.sid()), call);
        List<Message> messages = protocols.of(call).statusCallbacks(known, parcel.callback());
        send(
                messages.iterator(),
                Settlement.ACKNOWLEDGED,
                settlement ->
                        timers.soon(() -> {
                            settle(parcel, settlement);
                            done.run();
                        }));
    }

    /** One after the other, whatever becomes of each: all must be taken. */
    private void send(Iterator<Message> left, Settlement so, Consumer<Settlement> end) {
        if (left.hasNext()) {
            deliveries.send(
                    left.next(),
                    reply -> send(left, so == Settlement.FAILED ? so : settlement(reply), end));
        } else {
            end.accept(so);
        }
    }

    private static Settlement settlement(Reply reply) {
        return reply.isSuccess() ? Settlement.ACKNOWLEDGED : Settlement.FAILED;
    }

    private void settle(Parcel parcel, Settlement settlement) {
        Callback callback = parcel.callback();
        if (truth.call(callback.sid()) == null) {
            return;
        }
        truth.record(
                new Fact.CallbackSettled(
                        callback.sid(),
                        callback.sequence(),
                        settlement,
                        parcel.isCopy(),
                        timers.now()));
        CompletableFuture<Void> first = firsts.remove(callback.sid());
        if (first != null) {
            first.complete(null);
        }
    }

    private CallLine line(String sid) {
        return lines.computeIfAbsent(sid, any -> new CallLine());
    }
}
