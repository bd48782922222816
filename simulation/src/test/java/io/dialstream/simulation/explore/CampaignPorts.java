package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.campaign.StoredMoves;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.timer.Timers;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a campaign-service, on the moment that is being made. What asks them is begun anew
 * for every access: they repeat the answers that it has had, carry one access out, and break it off
 * at the next.
 */
final class CampaignPorts implements Timers {

    static final String USER = "u";

    /** The code that was asked to go on wants a further access. */
    static final class Parked extends Error {
        private Parked() {
            super(null, null, false, false);
        }
    }

    private static final Agent AGENT =
            new Agent(
                    USER,
                    "a",
                    "agent",
                    null,
                    new AnswerInstructions(null, "hello"),
                    Instant.EPOCH,
                    Instant.EPOCH);

    private final Desk desk;
    private final RuleBounds rules;
    private final RecentCallsOfMoment calls;
    private List<@Nullable Object> answers = new ArrayList<>();
    private int asked;
    private boolean mayAsk;
    private Set<Sight> unseen = Set.of();
    private Supplier<String> latest = () -> "does nothing";

    /** What was last read of the do-not-call list. */
    private Set<?> listed = Set.of();

    final Campaigns campaigns = port(Campaigns.class, this::onCampaigns);
    final Leads leads = port(Leads.class, this::onLeads);
    final Dispatches dispatches = port(Dispatches.class, this::onDispatches);
    final Agents agents = port(Agents.class, (_, _) -> Optional.of(AGENT));
    final DoNotCallEntries entries = port(DoNotCallEntries.class, this::onEntries);
    final RecentCalls recent = port(RecentCalls.class, this::onRecent);
    final EventLog log = this::publish;

    CampaignPorts(Desk desk, RuleBounds rules) {
        this.desk = desk;
        this.rules = rules;
        this.calls = new RecentCallsOfMoment(desk);
    }

    /** What of an access others can see. */
    enum Sight {
        /** Nothing: it reads what only the same instance writes. */
        READ,
        /** What it writes, if the instance dies afterwards. */
        WRITE,
        /** When it happens. */
        SEEN
    }

    /**
     * Repeats these answers, and lets one more access be carried out, or none.
     *
     * @param beside these as well
     */
    void replay(List<@Nullable Object> known, boolean oneMore, Set<Sight> beside) {
        answers = new ArrayList<>(known);
        asked = 0;
        mayAsk = oneMore;
        unseen = beside;
        listed = Set.of();
        latest = () -> "does nothing";
    }

    List<@Nullable Object> answers() {
        return answers;
    }

    /** The access that was carried out, in words. */
    Supplier<String> latest() {
        return latest;
    }

    private @Nullable Object access(Supplier<String> what, Supplier<@Nullable Object> carriedOut) {
        return access(Sight.SEEN, what, carriedOut);
    }

    private @Nullable Object access(
            Sight sight, Supplier<String> what, Supplier<@Nullable Object> carriedOut) {
        if (asked == answers.size()) {
            if (!unseen.contains(sight)) {
                if (!mayAsk) {
                    throw new Parked();
                }
                mayAsk = false;
                latest = what;
            }
            answers.add(carriedOut.get());
        }
        return answers.get(asked++);
    }

    private CampaignSide side() {
        return requireNonNull(desk.moment.campaign);
    }

    private CampaignSide changing() {
        return desk.moment.changingCampaign();
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable Object to(String method, @Nullable Object[] arguments);
    }

    private static <T> T port(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.isDefault()
                                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                        : answer.to(
                                                method.getName(),
                                                arguments == null ? new Object[0] : arguments)));
    }

    private static AssertionError unused(String method) {
        return new AssertionError(method + " is not used here");
    }

    // The campaign.

    private @Nullable Object onCampaigns(String method, @Nullable Object[] given) {
        return switch (method) {
            case "find" -> access(() -> "reads the campaign", () -> Optional.of(side().campaign));
            case "findAll" -> access(() -> "reads the campaign", () -> List.of(side().campaign));
            case "withPendingEvents" ->
                    access(
                            () -> "looks for events to be published",
                            () ->
                                    side().campaign.pendingEvents().isEmpty()
                                            ? List.of()
                                            : List.of(side().campaign));
            case "move" -> moved((MoveOutcome.Moved) requireNonNull(given[0]));
            case "acknowledged" ->
                    access(
                            () -> "notes that the log has the campaign's events",
                            () -> acknowledged((Long) requireNonNull(given[1])));
            case "storeStats" -> stored((CampaignStats) requireNonNull(given[1]));
            default -> throw unused(method);
        };
    }

    private @Nullable Object moved(MoveOutcome.Moved moved) {
        return access(
                () -> "makes the campaign " + moved.campaign().status(),
                () -> {
                    var now = side().campaign;
                    var after = StoredMoves.after(now, moved);
                    if (after.equals(now)) {
                        return false;
                    }
                    var side = changing();
                    side.campaign = after;
                    if (after.status() == CampaignStatus.COMPLETED) {
                        desk.check(isOver(), "COMPLETED only when every lead and call is final");
                    }
                    return true;
                });
    }

    private boolean isOver() {
        for (var phone : desk.moment.phones) {
            if (phone.live || (phone.announced && phone.toldEnd == null)) {
                return false;
            }
        }
        return side().leads.stream()
                .allMatch(lead ->
                        lead.status() == LeadStatus.DONE || lead.status() == LeadStatus.EXCLUDED);
    }

    private @Nullable Object acknowledged(long revision) {
        if (side().campaign.revision() == revision) {
            var side = changing();
            side.campaign = side.campaign.withoutPendingEvents();
        }
        return null;
    }

    private @Nullable Object stored(CampaignStats numbers) {
        return access(
                () -> "stores numbers with %d calls ended".formatted(numbers.endedCalls()),
                () -> {
                    var side = changing();
                    side.campaign = side.campaign.withStats(numbers);
                    return null;
                });
    }

    // The leads.

    private @Nullable Object onLeads(String method, @Nullable Object[] given) {
        return switch (method) {
            // What is read of them never changes.
            case "find" -> side().leads;
            case "waiting" ->
                    access(
                            Sight.READ,
                            () -> "looks which leads wait",
                            () -> waiting((Map<?, ?>) requireNonNull(given[0])));
            case "fresh" ->
                    access(
                            Sight.READ,
                            () -> "looks whom nobody has called yet",
                            () -> fresh((Map<?, ?>) requireNonNull(given[0])));
            case "update" -> {
                update((Collection<?>) requireNonNull(given[0]));
                yield null;
            }
            case "updated" -> {
                update((Collection<?>) requireNonNull(given[0]));
                yield side().leads;
            }
            default -> throw unused(method);
        };
    }

    private Map<String, List<Lead>> waiting(Map<?, ?> counts) {
        return Map.of(
                Desk.CAMPAIGN,
                side().leads.stream()
                        .filter(lead -> lead.status() == LeadStatus.WAITING)
                        .sorted(Comparator.comparing(lead -> requireNonNull(lead.nextAttemptAt())))
                        .limit((Integer) requireNonNull(counts.get(Desk.CAMPAIGN)))
                        .toList());
    }

    private Map<String, List<Lead>> fresh(Map<?, ?> wanted) {
        var next = (Leads.Next) requireNonNull(wanted.get(Desk.CAMPAIGN));
        return Map.of(
                Desk.CAMPAIGN,
                side().leads.stream()
                        .filter(lead -> lead.status() == LeadStatus.PENDING)
                        .filter(lead -> lead.position() >= next.from())
                        .filter(lead -> isAtOneOf(next.places(), lead))
                        .sorted(Comparator.comparingInt(Lead::position))
                        .limit(next.count())
                        .toList());
    }

    private static boolean isAtOneOf(@Nullable Set<Integer> places, Lead lead) {
        var place = lead.place();
        return places == null || place == null || places.contains(place);
    }

    private void update(Collection<?> updates) {
        for (var update : updates) {
            var _ = updated((LeadUpdate) requireNonNull(update));
        }
    }

    private @Nullable Object updated(LeadUpdate update) {
        return access(
                Sight.WRITE,
                () ->
                        "writes down that lead %d is %s (attempt %d)"
                                .formatted(update.position(), update.status(), update.attempt()),
                () -> {
                    var side = changing();
                    side.leads =
                            side.leads.stream()
                                    .map(lead ->
                                            lead.position() == update.position()
                                                    ? lead.after(update)
                                                    : lead)
                                    .toList();
                    return null;
                });
    }

    // The dispatch.

    private @Nullable Object onDispatches(String method, @Nullable Object[] given) {
        return switch (method) {
            case "load" -> access(Sight.READ, () -> "loads the dispatch", this::loaded);
            case "unfinished" ->
                    access(Sight.READ, () -> "looks what is unfinished", this::unfinished);
            case "save" -> saved((Dispatch) requireNonNull(given[0]));
            default -> throw unused(method);
        };
    }

    private Map<String, Dispatch> loaded() {
        var dispatch = side().dispatch;
        return dispatch == null ? Map.of() : Map.of(dispatch.id(), dispatch);
    }

    private List<Dispatch> unfinished() {
        return loaded().values().stream().filter(found -> !found.state().isOver()).toList();
    }

    private @Nullable Object saved(Dispatch dispatch) {
        return access(
                Sight.WRITE,
                () -> "saves the dispatch",
                () -> {
                    var before = side().dispatch;
                    if (dispatch.version() != (before == null ? 0 : before.version())) {
                        return false;
                    }
                    changing().dispatch = dispatch.written();
                    return true;
                });
    }

    // Whom rules forbid to call.

    private @Nullable Object onEntries(String method, @Nullable Object[] given) {
        if (!method.equals("listed")) {
            throw unused(method);
        }
        var numbers = (Collection<?>) requireNonNull(given[1]);
        if (!rules.listed()) {
            return Set.of();
        }
        listed =
                (Set<?>)
                        requireNonNull(
                                access(
                                        () -> "reads who is on the do-not-call list",
                                        () -> listed(numbers)));
        return listed;
    }

    private Set<?> listed(Collection<?> numbers) {
        var number = Desk.number(desk.lastLead());
        return side().listedAt < Integer.MAX_VALUE && numbers.contains(number)
                ? Set.of(number)
                : Set.of();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object onRecent(String method, @Nullable Object[] given) {
        return switch (method) {
            case "find" ->
                    access(
                            () -> "reads when numbers were called",
                            () -> calls.find((Collection<Callee>) requireNonNull(given[0])));
            case "save" ->
                    access(
                            () -> "reserves calls",
                            () -> calls.save((List<CalleeCalls>) requireNonNull(given[0])));
            case "note" ->
                    access(
                            () -> "notes when calls begin",
                            () -> {
                                calls.note((Map<Callee, List<CallStart>>) requireNonNull(given[0]));
                                return null;
                            });
            case "forget" ->
                    access(
                            () -> "gives calls back",
                            () -> {
                                calls.forget((Map<Callee, List<String>>) requireNonNull(given[0]));
                                return null;
                            });
            default -> throw unused(method);
        };
    }

    // The log.

    private CompletableFuture<Void> publish(String topic, Event event) {
        if (event instanceof PlaceCall command) {
            boolean isListed = isToBeCalled(command) && isListed(command);
            var _ =
                    published(
                            () -> "commands " + command.callId(),
                            topic,
                            event,
                            () ->
                                    desk.check(
                                            !isListed,
                                            "nobody is called who was on the list when that was"
                                                    + " decided"));
        } else if (event instanceof CampaignEvent move) {
            var _ =
                    published(
                            () -> "publishes " + move.getClass().getSimpleName(),
                            topic,
                            event,
                            () -> {});
        }
        return CompletableFuture.allOf();
    }

    /** Whether its number was on the list when that was read, or before anybody decided. */
    private boolean isListed(PlaceCall command) {
        return listed.contains(command.phoneNumber())
                || (command.phoneNumber().equals(Desk.number(desk.lastLead()))
                        && command.recordedAt().toEpochMilli() > side().listedAt);
    }

    /** What has expired is repeated only to be given back. */
    private boolean isToBeCalled(PlaceCall command) {
        var notAfter = command.notAfter();
        return notAfter == null || notAfter.isAfter(now());
    }

    private @Nullable Object published(
            Supplier<String> what, String topic, Event event, Runnable checks) {
        return access(
                what,
                () -> {
                    checks.run();
                    var _ = desk.publish(topic, event);
                    return null;
                });
    }

    // Time.

    @Override
    public Instant now() {
        return desk.instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        }
        return () -> {};
    }

    /** For what is put together by types. */
    List<Object> all() {
        return List.of(campaigns, leads, dispatches, agents, log);
    }

    static Set<Class<?>> types() {
        return Set.of(Campaigns.class, Leads.class, Dispatches.class, Agents.class, EventLog.class);
    }
}
