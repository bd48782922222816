package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.ingest.callback.Receipt;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.telnyx.SignedEvents;
import io.dialstream.ingest.twilio.SignedCallbacks;
import io.dialstream.ingest.voice.KeyPresses;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the provider's callbacks to whichever ingest process lives: perhaps late, twice, in
 * another order, or not at all. What is not answered with a 2xx is brought again up to five times.
 */
public final class Postman implements Switchboard.Callbacks {

    /** A process that takes callbacks. */
    public record Letterbox(Instance process, StatusCallbacks callbacks, KeyPresses keyPresses) {}

    /** A callback on its way, to one who says whether it has been taken. */
    private record Letter(Webhook webhook, BiPredicate<Letterbox, Webhook> reader) {}

    /** What the dialer and the ingest share. */
    public static final CallbackTokens TOKENS =
            new CallbackTokens(List.of("a-secret-of-the-simulation"));

    private static final String OFFER = "&say=SGk&optOutDigit=9&optOutText=UHJlc3MgOQ";
    private static final int FORGED_SECONDS = 3_600;
    private static final int RETRIES = 5;
    private static final long TIMEOUT = 15_000_000;
    private static final long LATE = 30_000_000;
    private static final long LATEST = 90_000_000;

    private final Surroundings world;
    private final Account account;
    private final Supplier<Letterbox> letterboxes;

    public Postman(Surroundings world, Account account, Supplier<Letterbox> letterboxes) {
        this.world = world;
        this.account = account;
        this.letterboxes = letterboxes;
    }

    @Override
    public void send(SimulatedCall call, String word, int sequence) {
        if (world.dice().chance(world.weather().callbackLost())) {
            world.note("provider", "loses", call);
            return;
        }
        bringPerhapsTwice(letter(call, word, sequence));
    }

    @Override
    public void sendVerdict(SimulatedCall call, String word) {
        if (world.dice().chance(world.weather().callbackLost())) {
            world.note("provider", "loses who has answered", call);
            return;
        }
        bringPerhapsTwice(verdict(call, token(call, Purpose.AMD), call.sid(), word));
    }

    @Override
    public void sendKey(SimulatedCall call) {
        if (world.dice().chance(world.weather().callbackLost())) {
            world.note("provider", "loses a key", call);
            return;
        }
        var query = query(call.request(), token(call, Purpose.DIGITS)) + OFFER;
        var body = "AccountSid=AC0&CallSid=" + call.sid() + "&Digits=9";
        bringPerhapsTwice(
                new Letter(
                        SignedCallbacks.of(account.id(), query, body),
                        (box, webhook) -> isConfirmed(box, webhook, call)));
    }

    private static boolean isConfirmed(Letterbox box, Webhook webhook, SimulatedCall call) {
        try {
            if (box.keyPresses().answer(webhook).text().contains("You will not be called again")) {
                call.hearsConfirmation();
            }
            return true;
        } catch (UnavailableException _) {
            return false;
        }
    }

    private void bringPerhapsTwice(Letter letter) {
        bring(letter, RETRIES);
        if (world.dice().chance(world.weather().callbackTwice())) {
            bring(letter, RETRIES);
        }
    }

    @Override
    public void sendSurely(SimulatedCall call, String word, int sequence) {
        var letter = letter(call, word, sequence);
        world.agenda().after(soon(), () -> handOver(letter, RETRIES));
    }

    @Override
    public void sendSpoken(SimulatedCall call) {
        var letter = letter(call, "spoken", call.nextSequence());
        world.agenda().after(soon(), () -> handOver(letter, RETRIES));
    }

    /** Where nothing is late, this is not either. */
    private long soon() {
        return world.weather().callbackLate() > 0
                ? world.dice().micros(0, LATE)
                : 5 * world.latency();
    }

    /** The id of the account whose callbacks it brings. */
    String account() {
        return account.id();
    }

    /** Brings the end of another call of the provider as that of this one. */
    void forged(SimulatedCall call, String sid, boolean withToken) {
        var token = withToken ? token(call, Purpose.STATUS) : "";
        bring(letter(call.request(), token, sid, "completed", 0, FORGED_SECONDS), RETRIES);
    }

    /** Brings that another call of the provider has got to a machine as that of this one. */
    void forgedVerdict(SimulatedCall call, String sid, boolean withToken) {
        var token = withToken ? token(call, Purpose.AMD) : "";
        bring(verdict(call, token, sid, "machine_end_beep"), RETRIES);
    }

    private void bring(Letter letter, int retries) {
        var late = world.dice().chance(world.weather().callbackLate());
        var wait = late ? world.dice().micros(0, LATEST) : 5 * world.latency();
        world.agenda().after(wait, () -> handOver(letter, retries));
    }

    /** A letter that nobody confirms in time comes again. */
    private void handOver(Letter letter, int retries) {
        var box = letterboxes.get();
        var confirmed = new boolean[1];
        if (box.process().alive()) {
            box.process()
                    .start(0, () -> confirmed[0] = letter.reader().test(box, letter.webhook()));
        }
        if (retries > 0) {
            world.agenda()
                    .after(
                            TIMEOUT,
                            () -> {
                                if (!confirmed[0]) {
                                    bring(letter, retries - 1);
                                }
                            });
        }
    }

    private static boolean isTaken(Letterbox box, Webhook webhook) {
        return box.callbacks().receive(webhook) instanceof Receipt.Taken;
    }

    private static boolean isVerdictTaken(Letterbox box, Webhook webhook) {
        return box.callbacks().receiveVerdict(webhook) instanceof Receipt.Taken;
    }

    private Letter letter(SimulatedCall call, String word, int sequence) {
        var token = token(call, Purpose.STATUS);
        return call.isTimedByTheLog()
                ? new Letter(
                        SignedEvents.of(
                                account.id(), query(call.request(), token), event(call, word)),
                        Postman::isTaken)
                : letter(call.request(), token, call.sid(), word, sequence, call.talkSeconds());
    }

    private SignedEvents.Event event(SimulatedCall call, String word) {
        return new SignedEvents.Event(
                call.sid(),
                word,
                call.status() == CallStatus.COMPLETED,
                Agenda.START.plus(world.now(), ChronoUnit.MICROS).plus(account.ahead()));
    }

    private Letter verdict(SimulatedCall call, String token, String sid, String word) {
        if (call.isTimedByTheLog()) {
            return new Letter(
                    SignedEvents.of(
                            account.id(),
                            query(call.request(), token),
                            new SignedEvents.Event(sid, word, false, Agenda.START)),
                    Postman::isVerdictTaken);
        }
        var body =
                "AccountSid=AC0&CallSid="
                        + sid
                        + "&AnsweredBy="
                        + word
                        + "&MachineDetectionDuration=3000";
        return new Letter(
                SignedCallbacks.of(account.id(), query(call.request(), token), body),
                Postman::isVerdictTaken);
    }

    /** As the dialer has given it to the account that has the call. */
    private static String token(SimulatedCall call, Purpose purpose) {
        var request = call.request();
        return "&t=" + TOKENS.of(purpose, call.account(), request.callId(), request.campaignId());
    }

    private static String query(PlacementRequest request, String token) {
        var campaign = request.campaignId() == null ? "" : "&campaignId=" + request.campaignId();
        return "callId=" + request.callId() + campaign + token + "&leadId=" + request.leadId();
    }

    private Letter letter(
            PlacementRequest request,
            String token,
            String sid,
            String word,
            int sequence,
            @Nullable Integer seconds) {
        var body =
                "AccountSid=AC0&CallSid="
                        + sid
                        + "&CallStatus="
                        + word
                        + "&SequenceNumber="
                        + sequence
                        + "&Timestamp="
                        + timestamp()
                        + (seconds == null ? "" : "&CallDuration=" + seconds);
        return new Letter(
                SignedCallbacks.of(account.id(), query(request, token), body), Postman::isTaken);
    }

    private String timestamp() {
        var moment = Agenda.START.plus(world.now(), ChronoUnit.MICROS).plus(account.ahead());
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(moment.atOffset(ZoneOffset.UTC))
                .replace(" ", "%20")
                .replace("GMT", "%2B0000");
    }
}
