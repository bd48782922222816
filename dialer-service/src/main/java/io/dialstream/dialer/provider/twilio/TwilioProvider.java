package io.dialstream.dialer.provider.twilio;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallReader;
import com.twilio.rest.api.v2010.account.call.Event;
import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Places, finds and ends calls through Twilio's REST API, or that of a compatible vendor. */
final class TwilioProvider implements Provider {

    private static final Logger log = LoggerFactory.getLogger(TwilioProvider.class);

    /** A create may call twice, and a call that is cancelled in the queue has no callback. */
    private static final Capabilities CAPABILITIES =
            Capabilities.of(
                    Answer.PULL,
                    Ability.LISTS_CALLS,
                    Ability.FETCHES_CALLS,
                    Ability.NAMES_CALLS_AT_ONCE,
                    Ability.TELLS_RINGING,
                    Ability.REMEMBERS_CALLS,
                    Ability.SHOWS_ENDS_AT_ONCE);

    private static final List<String> EVENTS =
            List.of("initiated", "ringing", "answered", "completed");

    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NOT_SHOWN = Set.of(401, 403, NOT_FOUND);
    private static final int SERVER_ERRORS = 500;
    private static final int NOT_IN_PROGRESS = 21220;
    private static final String NEVER_ASKED = "0";
    private static final long MOST_ITEMS_A_PAGE = 1_000;

    private final Dialect dialect;
    private final String id;
    private final TwilioRequests requests;
    private final TwilioAnswers answers;
    private final CallbackAddresses addresses;
    private final CallTimesProperties times;
    private final PhoneNumber ownNumber;

    TwilioProvider(
            Dialect dialect,
            String id,
            TwilioRequests requests,
            CallbackAddresses addresses,
            CallTimesProperties times,
            PhoneNumber ownNumber) {
        this.dialect = dialect;
        this.answers = new TwilioAnswers(dialect);
        this.id = id;
        this.requests = requests;
        this.addresses = addresses;
        this.times = times;
        this.ownNumber = ownNumber;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String vendor() {
        return dialect.vendor();
    }

    @Override
    public Capabilities capabilities() {
        var within = dialect.showsRequestsWithin();
        return within == null ? CAPABILITIES : CAPABILITIES.showingRequestsWithin(within);
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return ownNumber;
    }

    @Override
    public PlacementAnswer place(PlacementRequest call) {
        try {
            return answers.toCreate(requests.send(client -> creator(call).create(client)));
        } catch (RuntimeException e) {
            log.error("Call {} cannot be put into a request", call.callId(), e);
            return new Refused(NEVER_ASKED, "No request could be made of this call");
        }
    }

    private CallCreator creator(PlacementRequest call) {
        var creator =
                Call.creator(
                                new com.twilio.type.PhoneNumber(call.to().e164()),
                                new com.twilio.type.PhoneNumber(call.from().e164()),
                                URI.create(addresses.voice(call)))
                        .setMethod(HttpMethod.POST)
                        .setStatusCallback(addresses.status(call) + dialect.retries())
                        .setStatusCallbackMethod(HttpMethod.POST)
                        .setStatusCallbackEvent(EVENTS)
                        .setTimeout(times.ringSeconds())
                        .setTimeLimit(times.callSeconds());
        var machine = call.answer().answeringMachine();
        return machine == null || machine == AnsweringMachine.IGNORE
                ? creator
                : creator.setMachineDetection(detection(machine))
                        .setAsyncAmd("true")
                        .setAsyncAmdStatusCallback(addresses.verdict(call) + dialect.retries())
                        .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
    }

    /** A message can be left where the greeting is waited for. */
    private static String detection(AnsweringMachine machine) {
        return machine == AnsweringMachine.LEAVE_MESSAGE ? "DetectMessageEnd" : "Enable";
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        var reply =
                replyTo(
                        requests.send(client ->
                                Call.updater(providerCallId)
                                        .setUrl(URI.create(addresses.voicemail(call)))
                                        .setMethod(HttpMethod.POST)
                                        .update(client)));
        if (reply.isSuccess()) {
            return MessageAnswer.TAKEN;
        }
        if (reply.status() == NOT_FOUND || hasEnded(reply)) {
            return MessageAnswer.OVER;
        }
        if (reply.status() >= SERVER_ERRORS) {
            throw unusable(reply);
        }
        return MessageAnswer.REFUSED;
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        var reply = replyTo(requests.send(client -> Call.fetcher(providerCallId).fetch(client)));
        return reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(call(reply));
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        var start = since.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
        var found = new LinkedHashMap<String, ProviderCall>();
        for (var reader :
                List.of(
                        calls(to, from).setStatus(Call.Status.QUEUED),
                        calls(to, from).setStartTimeAfter(start))) {
            list(reader).forEach(call -> found.put(call.providerCallId(), call));
        }
        return found.values().stream()
                .filter(call -> !isBefore(call, start.toInstant()) && !isDialled(call))
                .sorted(comparing(ProviderCall::createdAt, nullsLast(naturalOrder())))
                .toList();
    }

    private static CallReader calls(PhoneNumber to, PhoneNumber from) {
        return Call.reader().setTo(to.e164()).setFrom(from.e164()).setPageSize(MOST_ITEMS_A_PAGE);
    }

    private List<ProviderCall> list(CallReader reader) {
        var reply = replyTo(requests.send(reader::firstPage));
        var calls = json(reply).path("calls");
        if (!calls.isArray()) {
            throw unusable(reply);
        }
        return calls.valueStream().map(CallResource::read).toList();
    }

    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        if (dialect.showsRequestsWithin() == null) {
            return false;
        }
        var reply =
                replyTo(
                        requests.send(
                                Event.reader(providerCallId).setPageSize(MOST_ITEMS_A_PAGE)
                                        ::firstPage));
        if (NOT_SHOWN.contains(reply.status())) {
            return false;
        }
        var page = json(reply);
        if (!page.path("events").isArray()) {
            throw unusable(reply);
        }
        return CallEventsResource.addresses(page)
                .anyMatch(address -> addresses.isOf(call, address));
    }

    /** Whether TwiML has made it: a create never does. */
    private static boolean isDialled(ProviderCall call) {
        return "outbound-dial".equals(call.data().get("direction"));
    }

    private static boolean isBefore(ProviderCall call, Instant start) {
        return call.createdAt() != null && call.createdAt().isBefore(start);
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        var reply =
                replyTo(
                        requests.send(client ->
                                Call.updater(providerCallId)
                                        .setStatus(Call.UpdateStatus.COMPLETED)
                                        .update(client)));
        if (reply.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return hasEnded(reply) ? fetch(providerCallId) : Optional.of(call(reply));
    }

    private boolean hasEnded(Replied reply) {
        return !reply.isSuccess()
                && TwilioError.of(reply, dialect.title()).code() == NOT_IN_PROGRESS;
    }

    private Replied replyTo(WireAnswer answer) {
        return answer.orUnavailable(dialect.title());
    }

    private ProviderCall call(Replied reply) {
        var call = json(reply);
        if (call.path("sid").stringValue("").isBlank()) {
            throw unusable(reply);
        }
        return CallResource.read(call);
    }

    private JsonNode json(Replied reply) {
        if (!reply.isSuccess()) {
            throw unusable(reply);
        }
        return reply.json();
    }

    private ProviderUnavailableException unusable(Replied reply) {
        return new ProviderUnavailableException(
                reply.isSuccess()
                        ? dialect.title() + "'s answer cannot be read"
                        : "%s answered %d (%d)"
                                .formatted(
                                        dialect.title(),
                                        reply.status(),
                                        TwilioError.of(reply, dialect.title()).code()));
    }
}
