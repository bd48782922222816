package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Places, finds and ends calls through Plivo's API. */
final class PlivoProvider implements Provider {

    /**
     * Whether a call that was cancelled while it was queued is told of is not documented. Nor does
     * anything say that a greeting is over.
     */
    private static final Capabilities CAPABILITIES =
            Capabilities.of(
                            Answer.PULL,
                            Ability.FETCHES_CALLS,
                            Ability.TELLS_RINGING,
                            Ability.REMEMBERS_CALLS)
                    .without(AccountFeature.LEAVE_MESSAGE);

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERRORS = 500;

    private final String id;
    private final PlivoApi api;
    private final PlivoCreate create;
    private final PhoneNumber ownNumber;

    PlivoProvider(String id, PlivoApi api, PlivoCreate create, PhoneNumber ownNumber) {
        this.id = id;
        this.api = api;
        this.create = create;
        this.ownNumber = ownNumber;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String vendor() {
        return PlivoVendor.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return ownNumber;
    }

    @Override
    public PlacementAnswer place(PlacementRequest call) {
        return create.read(api.post("/Call/", create.fields(call)));
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        var path = call(providerCallId);
        return shown(path + "?status=queued", providerCallId, PlivoRecords::queued)
                .or(() -> shown(path + "?status=live", providerCallId, PlivoRecords::live))
                .or(() -> shown(path, providerCallId, PlivoRecords::ended));
    }

    private Optional<ProviderCall> shown(
            String path, String providerCallId, BiFunction<String, JsonNode, ProviderCall> as) {
        var reply = replyTo(api.get(path));
        if (reply.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!reply.isSuccess() || reply.json().isEmpty()) {
            throw unusable(reply);
        }
        return Optional.of(as.apply(providerCallId, reply.json()));
    }

    /** Not {@link Ability#LISTS_CALLS offered}. */
    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        throw new UnsupportedOperationException("Plivo lists no calls that are queued or live");
    }

    /** The id may be the call's, or still that of the request for it. */
    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        if (isDone(api.delete(call(providerCallId)))) {
            return Optional.of(PlivoRecords.hungUp(providerCallId));
        }
        if (isDone(api.delete("/Request/" + providerCallId + "/"))) {
            return Optional.of(PlivoRecords.cancelled(providerCallId));
        }
        return fetch(providerCallId);
    }

    /** Whether something was ended; not if there is nothing under that id. */
    private static boolean isDone(WireAnswer answer) {
        var reply = replyTo(answer);
        if (!reply.isSuccess() && reply.status() != NOT_FOUND) {
            throw unusable(reply);
        }
        return reply.isSuccess();
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        var reply = replyTo(api.post(call(providerCallId), create.transfer(call)));
        if (reply.isSuccess()) {
            return MessageAnswer.TAKEN;
        }
        if (reply.status() == NOT_FOUND) {
            return MessageAnswer.OVER;
        }
        if (reply.status() >= SERVER_ERRORS) {
            throw unusable(reply);
        }
        return MessageAnswer.REFUSED;
    }

    private static String call(String providerCallId) {
        return "/Call/" + providerCallId + "/";
    }

    private static Replied replyTo(WireAnswer answer) {
        return answer.orUnavailable(PlivoCreate.TITLE);
    }

    private static ProviderUnavailableException unusable(Replied reply) {
        return new ProviderUnavailableException(
                reply.isSuccess()
                        ? "Plivo's answer cannot be read"
                        : "Plivo answered %d: %s"
                                .formatted(reply.status(), PlivoCreate.problem(reply)));
    }
}
