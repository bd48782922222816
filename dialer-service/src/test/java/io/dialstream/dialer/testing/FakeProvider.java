package io.dialstream.dialer.testing;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose calls live until a test ends them. It remembers every request, and how many
 * calls lived at once in each campaign.
 */
public final class FakeProvider implements Provider {

    /** How it answers a request. */
    @FunctionalInterface
    public interface Script {
        PlacementAnswer answer(PlacementRequest request, FakeProvider provider);
    }

    /** Takes the call and says so. */
    public static final Script ACCEPTS =
            (request, provider) -> new PlacementAnswer.Accepted(provider.accept(request));

    /** Takes the call and says nothing. */
    public static final Script ACCEPTS_SILENTLY =
            (request, provider) -> {
                provider.accept(request);
                return new PlacementAnswer.Unclear("Timed out");
            };

    /** Does nothing and says nothing. */
    public static final Script SWALLOWS = (_, _) -> new PlacementAnswer.Unclear("Connection reset");

    /** Does not accept the credentials. */
    public static final Script UNAUTHORIZED =
            (_, _) -> new PlacementAnswer.CredentialsRefused("20003", "Authenticate");

    /** Does not accept the number. */
    public static final Script REFUSES =
            (_, _) -> new PlacementAnswer.Refused("21211", "Invalid 'To' Phone Number");

    /** How long after a call's end it shows which requests were made for it. */
    public static final Duration SHOWN_WITHIN = Duration.ofMinutes(20);

    /** Of vendors that fetch from us what a callee hears. */
    public static final Capabilities USUAL =
            Capabilities.of(
                            Answer.PULL,
                            Ability.LISTS_CALLS,
                            Ability.FETCHES_CALLS,
                            Ability.NAMES_CALLS_AT_ONCE,
                            Ability.TELLS_RINGING,
                            Ability.REMEMBERS_CALLS,
                            Ability.SHOWS_ENDS_AT_ONCE)
                    .showingRequestsWithin(SHOWN_WITHIN);

    private record Line(PlacementRequest request, ProviderCall call) {}

    private final String id;
    private final Clock clock;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostLive = new ConcurrentHashMap<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Script> nextScripts = new ConcurrentLinkedQueue<>();
    private final List<PlacementRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> hungUp = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> instructed = new CopyOnWriteArrayList<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sids = new AtomicInteger();
    private volatile Script usual = ACCEPTS;
    private volatile MessageAnswer toMessages = MessageAnswer.TAKEN;
    private volatile boolean away;
    private volatile boolean showsRequests = true;
    private volatile Capabilities capabilities = USUAL;

    public FakeProvider(Clock clock) {
        this("twilio", clock);
    }

    /** The account with that id. */
    public FakeProvider(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
    }

    /** As if it were our only account. */
    public Providers alone() {
        return new Providers(List.of(this), id());
    }

    /** From now on it usually answers so. */
    public void usually(Script script) {
        usual = script;
    }

    /** It answers the next request so. */
    public void next(Script script) {
        nextScripts.add(script);
    }

    /** It answers all requests for a call so. */
    public void on(String callId, Script script) {
        scripts.put(callId, script);
    }

    /** Reads and hang-ups fail from now on, or no more. */
    public void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public String id() {
        return id;
    }

    /** From now on its vendor can do this. */
    public void can(Capabilities all) {
        capabilities = all;
    }

    @Override
    public String vendor() {
        return "twilio";
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return new PhoneNumber("+14155550100");
    }

    @Override
    public PlacementAnswer place(PlacementRequest request) {
        requests.add(request);
        var next = scripts.getOrDefault(request.callId(), nextScripts.poll());
        return (next == null ? usual : next).answer(request, this);
    }

    /** Takes a call; its id. */
    public synchronized String accept(PlacementRequest request) {
        var sid = "CA%04d".formatted(sids.incrementAndGet());
        put(sid, request, CallStatus.DIALING, null);
        var lane = lane(request);
        mostLive.merge(lane, live(lane).size(), Math::max);
        return sid;
    }

    /** Moves a call on without telling anybody. */
    public void move(String sid, CallStatus status, @Nullable String reason) {
        put(sid, line(sid).request(), status, reason);
    }

    /** A call ended at that moment, and nobody can say how any more. */
    public void endUnknown(String sid, Instant endedAt) {
        end(sid, CallStatus.FAILED, endedAt, Reasons.END_UNKNOWN);
    }

    /** Ends a call, and does not say whether it was answered. */
    public void endSomehow(String sid) {
        end(sid, null, clock.instant(), Reasons.ENDED);
    }

    private void end(String sid, @Nullable CallStatus status, Instant endedAt, String reason) {
        var line = line(sid);
        lines.put(
                sid,
                new Line(
                        line.request(),
                        new ProviderCall(
                                sid,
                                status,
                                line.call().createdAt(),
                                endedAt,
                                null,
                                reason,
                                Map.of("sid", sid))));
    }

    private Line line(String sid) {
        return Optional.ofNullable(lines.get(sid)).orElseThrow();
    }

    private void put(
            String sid, PlacementRequest request, CallStatus status, @Nullable String reason) {
        var ended = status.isFinal() ? clock.instant() : null;
        var duration = status == CallStatus.COMPLETED ? Integer.valueOf(7) : null;
        var before = lines.get(sid);
        var created = before == null ? clock.instant() : before.call().createdAt();
        var call =
                new ProviderCall(sid, status, created, ended, duration, reason, Map.of("sid", sid));
        lines.put(sid, new Line(request, call));
    }

    /** Forgets a call, as if it had never been. */
    public void forget(String sid) {
        lines.remove(sid);
    }

    /** Reads do not show a call from now on, or show it again. */
    public void hides(String sid, boolean hides) {
        if (hides) {
            hidden.add(sid);
        } else {
            hidden.remove(sid);
        }
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        checkHere();
        return hidden.contains(providerCallId)
                ? Optional.empty()
                : Optional.ofNullable(lines.get(providerCallId)).map(Line::call);
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        checkHere();
        if (!capabilities.can(Ability.LISTS_CALLS)) {
            throw new IllegalStateException("this vendor has no list");
        }
        return lines.values().stream()
                .filter(line -> line.request().to().equals(to))
                .filter(line -> line.request().from().equals(from))
                .map(Line::call)
                .toList();
    }

    /** Which requests were made for a call is shown from now on, or not yet. */
    public void showsRequests(boolean shows) {
        showsRequests = shows;
    }

    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        checkHere();
        var line = lines.get(providerCallId);
        return showsRequests && line != null && line.request().callId().equals(call.callId());
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        checkHere();
        hungUp.add(providerCallId);
        return Optional.ofNullable(lines.get(providerCallId)).map(line -> end(line));
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        messages.add(providerCallId + ": " + call.answer().voicemailMessage());
        checkHere();
        return toMessages;
    }

    @Override
    public MessageAnswer instruct(String providerCallId, PlaceCall call) {
        instructed.add(providerCallId + ": " + call.answer().message());
        checkHere();
        return toMessages;
    }

    /** What it was told to let callees hear, each after the provider's id of the call. */
    public List<String> instructed() {
        return List.copyOf(instructed);
    }

    /** What it makes of messages from now on. */
    public void takesMessages(MessageAnswer answer) {
        toMessages = answer;
    }

    /** The messages that it was asked to leave, each after the provider's id of its call. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    private ProviderCall end(Line line) {
        var sid = line.call().providerCallId();
        var status = line.call().status();
        if (status == CallStatus.DIALING || status == CallStatus.RINGING) {
            move(sid, CallStatus.FAILED, Reasons.CANCELED);
        } else if (status == CallStatus.ANSWERED) {
            move(sid, CallStatus.COMPLETED, null);
        }
        return line(sid).call();
    }

    private void checkHere() {
        if (away) {
            throw new ProviderUnavailableException("away");
        }
    }

    /** Every request, in order. */
    public List<PlacementRequest> requests() {
        return List.copyOf(requests);
    }

    /** How often a call was asked for. */
    public long requests(String callId) {
        return requests.stream().filter(request -> request.callId().equals(callId)).count();
    }

    /** The requests for calls of a lane. */
    public List<PlacementRequest> requestsIn(String lane) {
        return requests.stream().filter(request -> lane(request).equals(lane)).toList();
    }

    /** The provider's ids of the live calls of a lane, oldest first. */
    public List<String> live(String lane) {
        return lines.values().stream()
                .filter(line -> lane(line.request()).equals(lane))
                .map(Line::call)
                .filter(call -> call.endedAt() == null)
                .map(ProviderCall::providerCallId)
                .sorted()
                .toList();
    }

    public int mostLive(String lane) {
        return mostLive.getOrDefault(lane, 0);
    }

    /** The provider's id of our call. */
    public Optional<String> sid(String callId) {
        return lines.values().stream()
                .filter(line -> line.request().callId().equals(callId))
                .map(line -> line.call().providerCallId())
                .findFirst();
    }

    /** Our id of the provider's call. */
    public String callId(String sid) {
        return line(sid).request().callId();
    }

    public List<String> hungUp() {
        return List.copyOf(hungUp);
    }

    private static String lane(PlacementRequest request) {
        var campaignId = request.campaignId();
        return campaignId == null ? request.callId() : campaignId;
    }
}
