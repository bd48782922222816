package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.dialer.provider.telnyx.TelnyxCommands.Command;
import io.dialstream.events.AnswerKind;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Places calls with the Call Control API, tells them what to say, and ends them. */
final class TelnyxProvider implements Provider {

    private static final String TITLE = "Telnyx";

    /** Ten seconds less than a command_id counts for. */
    private static final Duration REPEATABLE = Duration.ofSeconds(50);

    private static final Capabilities CAPABILITIES =
            Capabilities.of(
                            Answer.PUSH,
                            Ability.FETCHES_CALLS,
                            Ability.NAMES_CALLS_AT_ONCE,
                            Ability.TELLS_CANCELLED,
                            Ability.SHOWS_ENDS_AT_ONCE)
                    .repeatableFor(REPEATABLE)
                    .playing(Set.of(AnswerKind.MESSAGE, AnswerKind.MEDIA_STREAM));

    private static final int UNAUTHORIZED = 401;
    private static final int NO_CREDIT = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final String id;
    private final TelnyxApi api;
    private final TelnyxCommands commands;
    private final PhoneNumber ownNumber;
    private final CreateAnswers answers =
            new CreateAnswers(TITLE, TelnyxProvider::callControlId, TelnyxProvider::refused);

    TelnyxProvider(String id, TelnyxApi api, TelnyxCommands commands, PhoneNumber ownNumber) {
        this.id = id;
        this.api = api;
        this.commands = commands;
        this.ownNumber = ownNumber;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String vendor() {
        return TelnyxVendor.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return ownNumber;
    }

    /** What the callee could never hear is not called for. */
    @Override
    public PlacementAnswer place(PlacementRequest call) {
        return TelnyxCommands.problem(call.answer())
                .<PlacementAnswer>map(
                        code -> new Refused(code, "Telnyx cannot let the callee hear that"))
                .orElseGet(() -> answers.read(api.create(commands.create(call))));
    }

    private static String callControlId(Replied reply) {
        return reply.json().path("data").path("call_control_id").asString("");
    }

    private static PlacementAnswer refused(Replied reply) {
        var error = TelnyxError.of(reply);
        if (reply.status() == TOO_MANY_REQUESTS || error.isOfCapacity()) {
            return new Busy(reply.retryAfter(), error.detail());
        }
        var ofAccount =
                reply.status() == UNAUTHORIZED
                        || reply.status() == NO_CREDIT
                        || reply.status() == FORBIDDEN
                        || error.isOfApplication();
        return ofAccount && !error.isOfNumber()
                ? new CredentialsRefused(error.code(), error.detail())
                : new Refused(error.reason(), error.explanation());
    }

    @Override
    public MessageAnswer instruct(String providerCallId, PlaceCall call) {
        return commanded(providerCallId, commands.instruct(call));
    }

    /**
     * What offers a key to press is ended first; whether there was such a thing does not matter.
     */
    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        if (call.answer().optOutDigit() != null) {
            replyTo(send(providerCallId, TelnyxCommands.stopGather(call)));
        }
        return commanded(providerCallId, TelnyxCommands.voicemail(call));
    }

    private MessageAnswer commanded(String providerCallId, Command command) {
        var answer = send(providerCallId, command);
        if (answer instanceof WireAnswer.NeverSent) {
            return MessageAnswer.BUSY;
        }
        var reply = replyTo(answer);
        if (reply.status() == TOO_MANY_REQUESTS) {
            return MessageAnswer.BUSY;
        }
        if (reply.isSuccess()) {
            return MessageAnswer.TAKEN;
        }
        if (isOver(reply)) {
            return MessageAnswer.OVER;
        }
        if (reply.status() >= SERVER_ERRORS) {
            throw unusable(reply);
        }
        return MessageAnswer.REFUSED;
    }

    private static boolean isOver(Replied reply) {
        return reply.status() == NOT_FOUND || TelnyxError.of(reply).isOver();
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        var reply = replyTo(api.retrieve(providerCallId));
        if (isUnknown(reply)) {
            return Optional.empty();
        }
        var data = reply.json().path("data");
        if (!reply.isSuccess() || !data.path("is_alive").isBoolean()) {
            throw unusable(reply);
        }
        return Optional.of(call(providerCallId, data));
    }

    private static boolean isUnknown(Replied reply) {
        return reply.status() == NOT_FOUND
                || (!reply.isSuccess() && TelnyxError.of(reply).isUnknownCall());
    }

    private static ProviderCall call(String providerCallId, JsonNode data) {
        var endedAt = time(data.path("end_time"));
        return endedAt == null || data.path("is_alive").booleanValue()
                ? new ProviderCall(
                        providerCallId,
                        null,
                        time(data.path("start_time")),
                        null,
                        null,
                        null,
                        fields(data))
                : over(providerCallId, time(data.path("start_time")), endedAt, fields(data));
    }

    /** It has ended, and how is not told here. */
    private static ProviderCall over(
            String providerCallId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, String> data) {
        return new ProviderCall(
                providerCallId,
                CallStatus.FAILED,
                startedAt,
                endedAt,
                null,
                Reasons.END_UNKNOWN,
                data);
    }

    private static Map<String, String> fields(JsonNode data) {
        var fields = new LinkedHashMap<String, String>();
        data.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return fields;
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return OffsetDateTime.parse(text.asString("")).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Telnyx does not list calls by their numbers. */
    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        throw new UnsupportedOperationException("Telnyx lists no calls");
    }

    /** Its callback tells how the call has ended, also of one that had not begun. */
    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        var reply = replyTo(send(providerCallId, TelnyxCommands.hangUp()));
        if (isUnknown(reply)) {
            return Optional.empty();
        }
        if (!reply.isSuccess() && !isOver(reply)) {
            throw unusable(reply);
        }
        return Optional.of(over(providerCallId, null, null, Map.of()));
    }

    private WireAnswer send(String providerCallId, Command command) {
        return api.command(providerCallId, command.action(), command.body());
    }

    private static Replied replyTo(WireAnswer answer) {
        return answer.orUnavailable(TITLE);
    }

    private static ProviderUnavailableException unusable(Replied reply) {
        return new ProviderUnavailableException(
                reply.isSuccess()
                        ? "Telnyx's answer cannot be read"
                        : "Telnyx answered %d (%s)"
                                .formatted(reply.status(), TelnyxError.of(reply).code()));
    }
}
