package io.dialstream.dialer.provider.vonage;

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
import io.dialstream.events.AnswerKind;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Places, finds and ends calls through Vonage's Voice API. */
final class VonageProvider implements Provider {

    private static final String TITLE = "Vonage";

    /** A create may call twice, and whether a cancelled call is told of is not documented. */
    private static final Capabilities CAPABILITIES =
            Capabilities.of(
                            Answer.INLINE,
                            Ability.LISTS_CALLS,
                            Ability.FETCHES_CALLS,
                            Ability.NAMES_CALLS_AT_ONCE,
                            Ability.TELLS_RINGING,
                            Ability.REMEMBERS_CALLS,
                            Ability.SHOWS_ENDS_AT_ONCE)
                    .playing(Set.of(AnswerKind.MESSAGE, AnswerKind.MEDIA_STREAM));

    /**
     * What may have no start time yet, and so be missing from the last list: asked for first, in
     * the order in which a call gets there.
     */
    private static final List<String> WITHOUT_START = List.of("started", "ringing");

    private static final String PAGE = "&page_size=100&order=asc";
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final String id;
    private final VonageRequests requests;
    private final CallOrders orders;
    private final PhoneNumber ownNumber;
    private final CreateAnswers answers =
            new CreateAnswers(
                    TITLE,
                    reply -> reply.json().path("uuid").stringValue(""),
                    VonageProvider::refused);

    VonageProvider(String id, VonageRequests requests, CallOrders orders, PhoneNumber ownNumber) {
        this.id = id;
        this.requests = requests;
        this.orders = orders;
        this.ownNumber = ownNumber;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String vendor() {
        return VonageVendor.NAME;
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
        return orders.of(call)
                .map(order -> answers.read(requests.create(order)))
                .orElseGet(() ->
                        new Refused(
                                "UNKNOWN_INSTRUCTIONS",
                                "Vonage follows no instructions at an http or https" + " address"));
    }

    /** More than three a second are refused and not queued (docs: Troubleshooting, Capacity). */
    private static PlacementAnswer refused(Replied reply) {
        var error = VonageError.of(reply);
        return switch (reply.status()) {
            case TOO_MANY_REQUESTS -> new Busy(reply.retryAfter(), error.message());
            case 401, 402, 403 ->
                    error.isOfNumber()
                            ? new Refused(error.code(), error.message())
                            : new CredentialsRefused(error.code(), error.message());
            default -> new Refused(error.code(), error.message());
        };
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        var reply = replyTo(requests.fetch(providerCallId));
        return reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(call(reply));
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        var found = new LinkedHashMap<String, ProviderCall>();
        for (var status : WITHOUT_START) {
            list("status=" + status, from, to, found);
        }
        var start = since.truncatedTo(ChronoUnit.SECONDS);
        list("date_start=" + start.toString().replace(":", "%3A"), from, to, found);
        return List.copyOf(found.values());
    }

    private void list(
            String filter, PhoneNumber from, PhoneNumber to, Map<String, ProviderCall> found) {
        for (String query = filter + PAGE; query != null; ) {
            var page = json(replyTo(requests.list(query)));
            var calls = page.path("_embedded").path("calls");
            if (!calls.isArray()) {
                throw new ProviderUnavailableException(TITLE + "'s answer cannot be read");
            }
            calls.valueStream()
                    .filter(call -> CallRecord.isBetween(call, from, to))
                    .map(CallRecord::read)
                    .forEach(call -> found.put(call.providerCallId(), call));
            query = calls.isEmpty() ? null : next(page, query);
        }
    }

    /** What the link to the next page asks for; null on the last one. */
    private static @Nullable String next(JsonNode page, String query) {
        var link = page.path("_links").path("next").path("href").stringValue("");
        var next = link.isEmpty() ? null : URI.create(link).getRawQuery();
        return query.equals(next) ? null : next;
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        var reply = replyTo(requests.command(providerCallId, Map.of("action", "hangup")));
        if (isUnanswerable(reply)) {
            throw unusable(reply);
        }
        var call = fetch(providerCallId);
        if (call.isEmpty() && reply.isSuccess()) {
            throw new ProviderUnavailableException(TITLE + " does not show a call that it has");
        }
        if (!reply.isSuccess() && call.isPresent() && isLive(call.get())) {
            throw unusable(reply);
        }
        return call;
    }

    private static boolean isLive(ProviderCall call) {
        return call.status() != null && !call.status().isFinal();
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        var message = Objects.requireNonNull(call.answer().voicemailMessage(), "voicemailMessage");
        var reply =
                replyTo(
                        requests.command(
                                providerCallId,
                                Map.of(
                                        "action",
                                        "transfer",
                                        "destination",
                                        Map.of("type", "ncco", "ncco", Ncco.said(message)))));
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

    private static Replied replyTo(WireAnswer answer) {
        return answer.orUnavailable(TITLE);
    }

    /** Whether a refusal says nothing about the call. */
    private static boolean isUnanswerable(Replied reply) {
        return switch (reply.status()) {
            case 401, 402, 403, TOO_MANY_REQUESTS -> true;
            default -> reply.status() >= SERVER_ERRORS;
        };
    }

    private static ProviderCall call(Replied reply) {
        var call = json(reply);
        if (call.path("uuid").stringValue("").isBlank()) {
            throw new ProviderUnavailableException(TITLE + "'s answer cannot be read");
        }
        return CallRecord.read(call);
    }

    private static JsonNode json(Replied reply) {
        if (!reply.isSuccess()) {
            throw unusable(reply);
        }
        return reply.json();
    }

    private static ProviderUnavailableException unusable(Replied reply) {
        return new ProviderUnavailableException(
                "%s answered %d (%s)"
                        .formatted(TITLE, reply.status(), VonageError.of(reply).code()));
    }
}
