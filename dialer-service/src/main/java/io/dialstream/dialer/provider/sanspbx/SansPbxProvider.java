package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.dialer.provider.sanspbx.SansPbxApi.Answer;
import io.dialstream.dialer.provider.sanspbx.SansPbxSettings.Wording;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places and ends calls through the API of SansPBX. Unverified. */
final class SansPbxProvider implements Provider {

    private static final String TITLE = "SansPBX";

    /**
     * Whether the id of the answer is that of the webhooks is not known: theirs counts. Nobody
     * listens for machines or keys, and nothing proves that somebody calls.
     */
    private static final Capabilities CAPABILITIES =
            Capabilities.of(Capabilities.Answer.INLINE, Ability.TELLS_RINGING)
                    .without(
                            AccountFeature.HANG_UP_ON_MACHINES,
                            AccountFeature.LEAVE_MESSAGE,
                            AccountFeature.OPT_OUT,
                            AccountFeature.INCOMING_CALLS);

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String UNAUTHORIZED = "UNAUTHORIZED";
    private static final String LATE_TOKEN = "It took too long to get a token";

    private final String id;
    private final SansPbxApi api;
    private final DialCall dialCall;
    private final PhoneNumber ownNumber;
    private final CreateAnswers answers;

    SansPbxProvider(String id, SansPbxApi api, DialCall dialCall, PhoneNumber ownNumber) {
        this.id = id;
        this.api = api;
        this.dialCall = dialCall;
        this.ownNumber = ownNumber;
        this.answers = new CreateAnswers(TITLE, api::callId, SansPbxProvider::refusal);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String vendor() {
        return SansPbxVendor.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES.playing(dialCall.answerKinds());
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return ownNumber;
    }

    @Override
    public PlacementAnswer place(PlacementRequest call) {
        var problem = dialCall.problem(call);
        return problem.isPresent()
                ? problem.get()
                : placed(api.post(Wording.DIALCALL_PATH, dialCall.fields(call)));
    }

    /** A token that was kept may have expired: what was refused for it may be asked for again. */
    private PlacementAnswer placed(Answer answer) {
        return switch (answer) {
            case Answer.NoToken(var why) -> withoutToken(why);
            case Answer.TooLate() -> new Busy(null, LATE_TOKEN);
            case Answer.Sent(var reply, boolean fresh) ->
                    SansPbxApi.isRefusalOfToken(reply) && !fresh
                            ? new Busy(null, "The token has expired")
                            : answers.read(reply);
        };
    }

    /** Whoever gives no token takes no calls either, unless that was only too often asked for. */
    private static PlacementAnswer withoutToken(WireAnswer why) {
        var text = TITLE + " gives no token: " + shown(why);
        if (SansPbxApi.isRefusalOfToken(why)) {
            return new CredentialsRefused(UNAUTHORIZED, text);
        }
        return why instanceof Replied reply && reply.status() == TOO_MANY_REQUESTS
                ? new Busy(reply.retryAfter(), text)
                : new Unreachable(text);
    }

    private static PlacementAnswer refusal(Replied reply) {
        var text = shown(reply);
        return switch (reply.status()) {
            case TOO_MANY_REQUESTS -> new Busy(reply.retryAfter(), text);
            case 401, 403 -> new CredentialsRefused(UNAUTHORIZED, text);
            default -> new Refused("INVALID_REQUEST", text);
        };
    }

    /** Nobody knows where its answers say what is wrong. */
    private static String shown(WireAnswer answer) {
        return switch (answer) {
            case Replied reply -> TITLE + " answered " + reply.status();
            case WireAnswer.NeverSent(var why) -> why;
            case WireAnswer.Lost(var why) -> why;
        };
    }

    /** Not {@link Ability#FETCHES_CALLS possible}. */
    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        throw new UnsupportedOperationException(TITLE + " cannot be asked for calls");
    }

    /** Not {@link Ability#LISTS_CALLS possible}. */
    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        throw new UnsupportedOperationException(TITLE + " lists no calls");
    }

    /** How it has ended is told by its webhook, also of one that is not known there any more. */
    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        var reply =
                switch (api.post(Wording.DISCONNECT_PATH, dialCall.disconnect(providerCallId))) {
                    case Answer.Sent(var sent, _) -> sent.orUnavailable(TITLE);
                    case Answer.NoToken(var why) -> throw unusable(shown(why));
                    case Answer.TooLate() -> throw unusable(LATE_TOKEN);
                };
        if (!reply.isSuccess() && reply.status() != NOT_FOUND) {
            throw unusable(shown(reply));
        }
        return Optional.of(
                new ProviderCall(providerCallId, null, null, null, null, null, Map.of()));
    }

    /** Nothing says that a machine has answered. */
    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        return MessageAnswer.REFUSED;
    }

    private static ProviderUnavailableException unusable(String why) {
        return new ProviderUnavailableException(TITLE + " does not end a call: " + why);
    }
}
