package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The provider as a process sees it. A request that has left the process goes its way whatever
 * becomes of the process, and its answer finds whoever is still there.
 */
public final class SimulatedProvider implements Provider {

    private static final long CLIENT_TIMEOUT = 20_000_000;
    private static final Duration FULL = Duration.ofSeconds(12);
    private static final Duration OVERRUN = Duration.ofSeconds(8);
    private static final PhoneNumber OWN = new PhoneNumber("+14155550100");

    private final Switchboard switchboard;
    private final Instance process;
    private final Account account;

    public SimulatedProvider(Switchboard switchboard, Instance process) {
        this.switchboard = switchboard;
        this.process = process;
        this.account = switchboard.account();
    }

    private Surroundings world() {
        return process.world();
    }

    @Override
    public String id() {
        return account.id();
    }

    @Override
    public String vendor() {
        return "twilio";
    }

    @Override
    public Capabilities capabilities() {
        return account.manners().capabilities();
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return OWN;
    }

    @Override
    public PlacementAnswer place(PlacementRequest request) {
        var answer = new CompletableFuture<PlacementAnswer>();
        var world = world();
        world.note(process.name(), "asks " + account.id() + " for", request.callId());
        switchboard.listener().asked(account.id(), request);
        process.after(
                CLIENT_TIMEOUT, () -> answer.complete(new PlacementAnswer.Unclear("Timed out")));
        if (world.dice().chance(world.weather().requestLost())) {
            switchboard.missed(request);
        } else {
            world.agenda().after(world.latency(), () -> arrived(request, answer));
        }
        var heard = answer.join();
        switchboard.listener().heard(account.id(), request, heard);
        return heard;
    }

    private void arrived(PlacementRequest request, CompletableFuture<PlacementAnswer> answer) {
        var given = answer(request);
        switchboard.listener().answered(account.id(), request, given);
        world().note(account.id(), "answers", request.callId(), given);
        if (!world().dice().chance(world().weather().answerLost())) {
            process.after(world().latency(), () -> answer.complete(given));
        }
    }

    private PlacementAnswer answer(PlacementRequest request) {
        var world = world();
        if (world.dice().chance(world.weather().busy())) {
            return new PlacementAnswer.Busy(retryAfter(), "Too Many Requests");
        }
        if (account.isOverrun()) {
            return new PlacementAnswer.Busy(OVERRUN, "Too Many Requests");
        }
        return switch (account.mood()) {
            case LOCKED -> new PlacementAnswer.CredentialsRefused("20003", "Authenticate");
            case FULL -> new PlacementAnswer.Busy(FULL, "Too Many Requests");
            case FAILING -> failed(request);
            case WELL -> taken(request);
        };
    }

    private PlacementAnswer taken(PlacementRequest request) {
        return account.blocks(request.to())
                ? new PlacementAnswer.Refused("21211", "Invalid 'To' Phone Number")
                : new PlacementAnswer.Accepted(switchboard.accept(request).requestId());
    }

    /** Nobody knows what it did, or it was not reached. */
    private PlacementAnswer failed(PlacementRequest request) {
        if (world().dice().chance(0.5)) {
            var _ = taken(request);
            return new PlacementAnswer.Unclear("Service Unavailable");
        }
        return new PlacementAnswer.Unreachable("Connection refused");
    }

    private @Nullable Duration retryAfter() {
        return world().dice().chance(0.5)
                ? null
                : Duration.ofSeconds(world().dice().between(1, 10));
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        ask();
        var found =
                switchboard
                        .find(providerCallId)
                        .filter(switchboard::isShown)
                        .map(call -> shown(call, providerCallId));
        process.pass();
        return found;
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        ask();
        var found =
                switchboard.between(to, from).stream()
                        .map(call -> shown(call, call.sid()))
                        .filter(call ->
                                call.createdAt() == null || !call.createdAt().isBefore(since))
                        .toList();
        process.pass();
        return found;
    }

    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        ask();
        var shown = switchboard.showsAsOurs(providerCallId, call.callId());
        process.pass();
        return shown;
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        ask();
        var call = switchboard.find(providerCallId).filter(switchboard::isShown);
        call.ifPresent(switchboard::hangUp);
        var after = call.map(one -> shown(one, providerCallId));
        process.pass();
        return after;
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        ask();
        var answer =
                switchboard
                        .find(providerCallId)
                        .map(switchboard::leaveMessage)
                        .orElse(MessageAnswer.OVER);
        if (world().dice().chance(world().weather().answerLost())) {
            throw new ProviderUnavailableException("Timed out");
        }
        process.pass();
        return answer;
    }

    @Override
    public MessageAnswer instruct(String providerCallId, PlaceCall call) {
        ask();
        var answer =
                switchboard
                        .find(providerCallId)
                        .map(switchboard::instruct)
                        .orElse(MessageAnswer.OVER);
        if (world().dice().chance(world().weather().answerLost())) {
            throw new ProviderUnavailableException("Timed out");
        }
        process.pass();
        return answer;
    }

    private void ask() {
        process.pass();
        if (world().dice().chance(world().weather().storeFails())) {
            throw new ProviderUnavailableException("away");
        }
    }

    private ProviderCall shown(SimulatedCall call, String id) {
        return call.isTimedByTheLog() ? over(call, id) : whole(call, id);
    }

    /** How it stands, or how it has ended, is not told. */
    private ProviderCall over(SimulatedCall call, String id) {
        return new ProviderCall(
                id,
                call.ended() ? CallStatus.FAILED : null,
                moment(call.acceptedAt()),
                call.ended() ? moment(call.endedAt()) : null,
                null,
                call.ended() ? Reasons.END_UNKNOWN : null,
                Map.of());
    }

    private ProviderCall whole(SimulatedCall call, String id) {
        return new ProviderCall(
                id,
                call.status(),
                moment(call.acceptedAt()),
                call.ended() ? moment(call.endedAt()) : null,
                call.talkSeconds(),
                reason(call),
                Map.of("CallStatus", call.word()));
    }

    private static @Nullable String reason(SimulatedCall call) {
        if (call.status() == CallStatus.MISSED) {
            return Reasons.BUSY;
        }
        return call.word().equals("canceled") ? Reasons.CANCELED : null;
    }

    /** By the provider's clock, which counts whole seconds. */
    private Instant moment(long micros) {
        return Agenda.START
                .plus(micros, ChronoUnit.MICROS)
                .plus(account.ahead())
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
