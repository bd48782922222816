package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.campaign.StoredMoves;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
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
    private List<@Nullable Object> answers = new ArrayList<>();
    private int asked;
    private boolean mayAsk;
    private Set<Sight> unseen = Set.of();
    private Supplier<String> latest = () -> "does nothing";

    final Campaigns campaigns = port(Campaigns.class, this::onCampaigns);
    final Leads leads = port(Leads.class, this::onLeads);
    final Dispatches dispatches = port(Dispatches.class, this::onDispatches);
    final Agents agents = port(Agents.class, (_, _) -> Optional.of(AGENT));
    final EventLog log = this::publish;

    CampaignPorts(Desk desk) {
        this.desk = desk;
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
        return side().leads.stream().allMatch(lead -> lead.status() == LeadStatus.DONE);
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
                        .sorted(Comparator.comparingInt(Lead::position))
                        .limit(next.count())
                        .toList());
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

    // The log.

    private CompletableFuture<Void> publish(String topic, Event event) {
        if (event instanceof PlaceCall command) {
            var _ = published(() -> "commands " + command.callId(), topic, event);
        } else if (event instanceof CampaignEvent move) {
            var _ = published(() -> "publishes " + move.getClass().getSimpleName(), topic, event);
        }
        return CompletableFuture.allOf();
    }

    private @Nullable Object published(Supplier<String> what, String topic, Event event) {
        return access(
                what,
                () -> {
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
