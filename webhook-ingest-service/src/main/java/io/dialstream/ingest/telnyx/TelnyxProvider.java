package io.dialstream.ingest.telnyx;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.CommandResult;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Voice API application at Telnyx, which tells everything of a call at one address. */
final class TelnyxProvider implements Provider {

    private static final String CONNECTION = "connection_id";

    private static final String INCOMING_PATH = "/incoming";

    private final String account;
    private final String connectionId;
    private final TelnyxSignatures signatures;
    private final @Nullable TelnyxApi api;

    /**
     * An application.
     *
     * @param account the id of the account
     * @param api null where we may not command anything: calls that come in are not answered then
     */
    TelnyxProvider(
            String account,
            String connectionId,
            TelnyxSignatures signatures,
            @Nullable TelnyxApi api) {
        this.account = account;
        this.connectionId = connectionId;
        this.signatures = signatures;
        this.api = api;
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of(TelnyxSignatures.SIGNATURE);
    }

    /** An account of Telnyx's signs for all of its applications with one key. */
    @Override
    public Verification verify(RawRequest request) {
        if (!signatures.isSigned(request)) {
            return new Verification.Forged();
        }
        var event = TelnyxEvent.of(request.body());
        var named = event.field(CONNECTION);
        if (!named.isEmpty() && !named.equals(connectionId)) {
            return new Verification.Foreign();
        }
        return isOfTheCallInTheAddress(event, request)
                ? new Verification.Genuine()
                : new Verification.Unclear(
                        new FieldProblem("client_state", "is another call's than the address"));
    }

    private static boolean isOfTheCallInTheAddress(TelnyxEvent event, RawRequest request) {
        var state = event.clientState();
        var ids = CallIds.read(request.queryFields());
        return state == null || ids == null || state.equals(ids.callId());
    }

    @Override
    public StatusCallback read(RawRequest request) {
        var event = TelnyxEvent.of(request.body());
        return event.isOfACall() ? report(event) : new StatusCallback.Malformed(problems(event));
    }

    private static StatusCallback report(TelnyxEvent event) {
        var word = TelnyxWord.read(event);
        return new StatusCallback.Report(
                event.callControlId(),
                word.status(),
                event.type(),
                null,
                event.occurredAt(),
                null,
                word.reason(),
                word.detail(),
                word.answeredBy(),
                event.fields());
    }

    private static List<FieldProblem> problems(TelnyxEvent event) {
        var problems = new ArrayList<FieldProblem>();
        if (event.type().isBlank()) {
            problems.add(new FieldProblem("event_type", "is missing from the callback"));
        }
        if (!StatusCallback.isProviderCallId(event.callControlId())) {
            problems.add(new FieldProblem("call_control_id", "is no call's id"));
        }
        return problems;
    }

    /** Verdicts come where everything comes. */
    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return read(request);
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        var event = TelnyxEvent.of(request.body());
        return event.isOfACall() && event.type().equals("call.gather.ended")
                ? Optional.of(new KeyPress(event.callControlId(), event.field("digits")))
                : Optional.empty();
    }

    /** Telnyx does not ask what a callee hears: the dialer tells it, and we tell of callers. */
    @Override
    public Instructions instructions(CalleeHears hears) {
        return new Instructions("application/json", "{}");
    }

    /** Nobody else's instructions are fetched there. */
    @Override
    public boolean plays(CalleeHears hears) {
        return !(hears instanceof CalleeHears.Elsewhere);
    }

    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public Optional<IncomingCall> readIncoming(RawRequest request) {
        return incoming(request).map(IncomingEvent::call);
    }

    /** Where what there is to hear is refused, the call ends: nobody hears silence. */
    @Override
    public CommandResult command(RawRequest request, CalleeHears hears) {
        var event = incoming(request).orElse(null);
        var next = event == null ? null : IncomingCommands.after(event, hears).orElse(null);
        if (api == null || event == null || next == null) {
            return CommandResult.NONE;
        }
        var call = event.event().callControlId();
        var result = api.send(call, next);
        return result == CommandResult.REFUSED && event.is("call.answered")
                ? api.send(call, IncomingCommands.hangUp(event))
                : result;
    }

    private Optional<IncomingEvent> incoming(RawRequest request) {
        return IncomingEvent.of(
                TelnyxEvent.of(request.body()), account, request.path().endsWith(INCOMING_PATH));
    }
}
