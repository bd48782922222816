package io.dialstream.simulator.exchange.telnyx;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What answered calls are commanded to say, and what is told of its end. Belongs to the event loop.
 */
@Component
class TelnyxSpeech {

    private static final String SPEAK_ENDED = "call.speak.ended";
    private static final String GATHER_ENDED = "call.gather.ended";
    private static final Set<String> SILENT = Set.of("streaming_start", "gather_stop");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String WAIT_MILLIS = "60000";

    private final EventLoop loop;
    private final Exchange exchange;
    private final TelnyxProtocol protocol;

    TelnyxSpeech(EventLoop loop, Exchange exchange, TelnyxProtocol protocol) {
        this.loop = loop;
        this.exchange = exchange;
        this.protocol = protocol;
    }

    /** Lets a call do it, once for each {@code command_id}. */
    Ending command(String account, String sid, String action, TelnyxBody body) {
        String id = body.text("command_id");
        boolean isRepeated = !id.isEmpty() && exchange.hasTaken(sid, id);
        String state = body.state();
        Ending ending = obey(account, sid, action, id, body);
        if (ending instanceof Ending.Obeyed && !isRepeated) {
            exchange.take(sid, state, null);
            if (action.equals("speak")) {
                started(account, sid, id);
            }
        }
        return ending;
    }

    private Ending obey(String account, String sid, String action, String id, TelnyxBody body) {
        return switch (action) {
            case "speak" ->
                    exchange.command(
                            account,
                            sid,
                            id,
                            Instructions.of(body.payload(), null),
                            () -> spoken(account, sid, body));
            case "gather_using_speak" ->
                    exchange.command(
                            account,
                            sid,
                            id,
                            Instructions.of(body.payload(), gather(body)),
                            () -> awaitEnd(account, sid, body));
            default -> {
                if (!SILENT.contains(action)) {
                    throw TelnyxException.notFound();
                }
                yield exchange.command(account, sid, id, Instructions.WORDLESS, () -> {});
            }
        };
    }

    /** Told at the call's own address; the only key that counts is the one that is told of. */
    private static Gather gather(TelnyxBody body) {
        String valid = body.text("valid_digits");
        return new Gather("", "POST", valid.length() == 1 ? valid : null);
    }

    /** Of calls that go out, nobody is told. */
    private void started(String account, String sid, String commandId) {
        exchange.fetch(account, sid)
                .filter(Call::isIncoming)
                .ifPresent(call -> exchange.tell(protocol.speakStarted(call, commandId)));
    }

    private void spoken(String account, String sid, TelnyxBody body) {
        Call call = exchange.fetch(account, sid).orElse(null);
        if (call != null) {
            tell(call, SPEAK_ENDED, body, status(call, body, "completed"));
        }
    }

    /** For a key is waited a while after the words. */
    private void awaitEnd(String account, String sid, TelnyxBody body) {
        Call call = exchange.fetch(account, sid).orElse(null);
        if (call != null) {
            String millis = body.text("timeout_millis");
            double wait = Double.parseDouble(millis.isEmpty() ? WAIT_MILLIS : millis);
            double nanos = wait * NANOS_PER_MILLI / call.plan().speedUp();
            loop.at(loop.now().plusNanos((long) nanos), () -> gathered(account, sid, body));
        }
    }

    private void gathered(String account, String sid, TelnyxBody body) {
        Call call = exchange.fetch(account, sid).orElse(null);
        if (call != null && !exchange.hasPressed(sid)) {
            tell(call, GATHER_ENDED, body, status(call, body, "timeout"));
        }
    }

    /**
     * What is said to a machine that has been noticed is cancelled, but not what it is to hear
     * instead.
     */
    private static String status(Call call, TelnyxBody body, String toItsEnd) {
        if (!call.isLive()) {
            return "call_hangup";
        }
        PlannedVerdict verdict = call.plan().verdict();
        boolean isMachine = verdict != null && verdict.isMachine();
        return isMachine && body.text("stop").isEmpty() ? "cancelled_amd" : toItsEnd;
    }

    /** Tells also of the end of a call that was never dialled. */
    void ended(Call call) {
        if (call.startedAt() == null && call.request().statusCallback() != null) {
            exchange.tell(protocol.cancelled(call));
        }
    }

    private void tell(Call call, String type, TelnyxBody body, String status) {
        if (call.request().statusCallback() != null) {
            exchange.tell(protocol.commandEnded(call, type, body.text("command_id"), status));
        }
    }
}
