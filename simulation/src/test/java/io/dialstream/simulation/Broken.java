package io.dialstream.simulation;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.Milestones;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.projection.BlindProjector;
import io.dialstream.calllog.projection.CallCounts;
import io.dialstream.calllog.projection.CampaignStatistics;
import io.dialstream.calllog.projection.CampaignStats;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.dispatch.BlindDispatching;
import io.dialstream.campaigns.dispatch.BrokenDispatchPolicies;
import io.dialstream.campaigns.dispatch.BrokenLeadReaders;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.dialer.admission.BrokenBreakerPolicies;
import io.dialstream.dialer.admission.BrokenBudgetPolicies;
import io.dialstream.dialer.admission.Budget;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.lane.BrokenLanePolicies;
import io.dialstream.dialer.placement.BrokenPlacementPolicies;
import io.dialstream.dialer.placement.NarrowPlacementQueue;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.callback.AccountBlindCallbacks;
import io.dialstream.ingest.callback.TrustingCallbacks;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.judge.Invariant;
import io.dialstream.simulation.service.Variant;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The services, each time with one mistake that breaks one invariant. */
enum Broken implements Variant {
    ASKS_AGAIN_AFTER_AN_UNCLEAR_ANSWER(Invariant.AT_MOST_ONCE, Provider.class, "place") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var answer = sound.answer(arguments);
            return answer instanceof PlacementAnswer.Unclear ? sound.answer(arguments) : answer;
        }
    },
    SAYS_THE_USUAL_ACCOUNT_OF_EVERY_CALL(Invariant.RIGHT_ACCOUNT, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CallStatusChanged news
                    ? sound.answer(arguments[0], ofUsualAccount(news))
                    : sound.answer(arguments);
        }
    },
    FORGETS_WHICH_ACCOUNT_A_LANES_CALLS_ARE_WITH(
            Invariant.RIGHT_ACCOUNT, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof PlaceCall call
                    ? sound.answer(arguments[0], call.with(ConfiguredAccounts.FIRST))
                    : sound.answer(arguments);
        }
    },
    LOOKS_FOR_CALLS_AT_THE_USUAL_ACCOUNT(
            Invariant.UNKNOWN_ONLY_WITHOUT_A_CALL, Placements.class, "find") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(arguments) instanceof Optional<?> found
                    ? found.map(placement -> atUsualAccount((Placement) placement))
                    : Optional.empty();
        }
    },
    COMMANDS_A_LEAD_UNDER_TWO_IDS(Invariant.EVERY_LEAD_ONCE, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            if (arguments[1] instanceof PlaceCall call) {
                var _ =
                        sound.answer(
                                arguments[0], changed(call, call.callId() + "1", call.limit()));
            }
            return sound.answer(arguments);
        }
    },
    COMMANDS_MORE_THAN_THE_LIMIT(Invariant.LIMIT, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof PlaceCall call
                    ? sound.answer(arguments[0], changed(call, call.callId(), call.limit() + 1))
                    : sound.answer(arguments);
        }
    },
    COMPLETES_ADDITIONS_THAT_WERE_OVERTAKEN(
            Invariant.ADDED_ALL_OR_NONE, Campaigns.class, "completeAddition") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            for (int number = 1; number <= MANY; number++) {
                if (Boolean.TRUE.equals(
                        sound.answer(
                                arguments[0],
                                number,
                                arguments[2],
                                arguments[3],
                                arguments[4],
                                arguments[5]))) {
                    return true;
                }
            }
            return false;
        }
    },
    ADDS_AGAIN_WHEN_ASKED_AGAIN(Invariant.ADDED_ALL_OR_NONE, Leads.class, "isAddedBy") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return false;
        }
    },
    STARTS_WITHOUT_COUNTING_AGAIN(Invariant.STARTED_WITH_ALL, Campaigns.class, "move") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            for (int more = 0; more <= MANY; more++) {
                if (arguments[0] instanceof MoveOutcome.Moved moved
                        && Boolean.TRUE.equals(sound.answer(withMoreLeads(moved, more)))) {
                    return true;
                }
            }
            return false;
        }
    },
    HANDS_INSTANTS_OUT_AGAIN(Invariant.BUDGET, Budgets.class, "read") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var read = (Budgets.Read) Objects.requireNonNull(sound.answer(arguments));
            var budget = read.budget();
            return new Budgets.Read(new Budget(budget.account(), 0, budget.version()), read.at());
        }
    },
    GOES_BY_ITS_OWN_CLOCK(Invariant.BUDGET, BrokenBudgetPolicies.OwnClock.class),
    USES_INSTANTS_HOWEVER_LATE(Invariant.BUDGET, BrokenBudgetPolicies.Late.class),
    ASKS_WITHOUT_AN_INSTANT(Invariant.BUDGET, BrokenPlacementPolicies.Impatient.class),
    GOES_ON_TO_THE_NEXT_ACCOUNT_AFTER_A_TIME_OUT(
            Invariant.AT_MOST_ONCE, BrokenPlacementPolicies.Hasty.class),
    ASKS_THE_NEXT_ACCOUNT_BEFORE_IT_IS_WRITTEN_DOWN(
            Invariant.WRITTEN_BEFORE_ASKED, BrokenPlacementPolicies.Spontaneous.class),
    COMES_BACK_TO_THE_FIRST_ACCOUNT(Invariant.NEVER_BACK, BrokenPlacementPolicies.Forgetful.class),
    USES_THE_INSTANTS_OF_ANOTHER_ACCOUNT(Invariant.BUDGET, BrokenPlacementPolicies.Generous.class),
    FORGETS_THE_CALL_THAT_WAS_TRIED(Invariant.COMES_TO_REST, BrokenBreakerPolicies.Forgetful.class),
    LETS_NO_CALL_BEGIN_FOR_ONE_THAT_WAS_ASKED_FOR(
            Invariant.COMES_TO_REST, NarrowPlacementQueue.Jammed.class),
    HOLDS_OFF_ONLY_ITSELF(Invariant.HOLDS_OFF, BrokenBudgetPolicies.Secretive.class),
    DIALS_IN_WAVES(Invariant.REFILL, BrokenLanePolicies.Waves.class),
    TAKES_BUSY_FOR_UNANSWERED(Invariant.TRUE_OUTCOMES, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CallStatusChanged news
                            && news.status() == CallStatus.MISSED
                    ? sound.answer(arguments[0], unanswered(news))
                    : sound.answer(arguments);
        }
    },
    TELLS_A_STATUS_UNDER_ONE_ID_WHOEVER_TELLS_IT(Invariant.ONE_WORDING, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CallStatusChanged news
                    ? sound.answer(arguments[0], toldAs(news, news.subject()))
                    : sound.answer(arguments);
        }
    },
    SHOWS_OUR_CLOCK_FOR_THE_PROVIDERS(Invariant.TRUE_TIMES, Calls.class, "saveAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(
                    all(arguments, Call.class).stream().map(Broken::dialedWhenCreated).toList());
        }
    },
    DOES_NOT_LOOK_INTO_THE_LIST(Invariant.UNKNOWN_ONLY_WITHOUT_A_CALL, Provider.class, "find") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return List.of();
        }
    },
    LOSES_NUMBERS_NOW_AND_THEN(Invariant.TRUE_NUMBERS, CampaignStatistics.class, "saveAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var kept =
                    all(arguments, CampaignStats.class).stream()
                            .filter(stats -> stats.appliedOffset() % 7 != 3)
                            .toList();
            return sound.answer(kept);
        }
    },
    CALLS_WHOEVER_IS_LISTED(Invariant.NOT_LISTED, DoNotCallEntries.class, "listed") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return Set.of();
        }
    },
    FORGETS_WHO_OPTS_OUT(Invariant.OPT_OUTS, DoNotCallEntries.class, "add") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return 0;
        }
    },
    CONFIRMS_OPT_OUTS_THAT_ARE_NOT_PUBLISHED(Invariant.OPT_OUTS, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CalleeOptedOut
                    ? CompletableFuture.completedFuture(null)
                    : sound.answer(arguments);
        }
    },
    LOOKS_INTO_THE_LIST_WHEN_A_CAMPAIGN_IS_CREATED_ONLY(
            Invariant.NOT_LISTED, BrokenDispatchPolicies.CallsListedLeads.class),
    CALLS_LISTED_LEADS_AGAIN(
            Invariant.NOT_LISTED, BrokenDispatchPolicies.CallsListedLeadsAgain.class),
    RENEWS_COMMANDS_WITHOUT_LOOKING_INTO_THE_LIST(
            Invariant.NOT_LISTED, BrokenDispatchPolicies.RenewsListedLeads.class),
    COUNTS_RETURNED_LEADS_AS_DONE(
            Invariant.NO_MORE_THAN_ALL, BrokenDispatchPolicies.CountsRefusedAsDone.class),
    COUNTS_EXPIRED_COMMANDS_AS_ATTEMPTS(
            Invariant.ATTEMPTS_ARE_CALLS, BrokenDispatchPolicies.CountsExpiredAsAttempts.class),
    CALLS_ONCE_TOO_OFTEN_AFTER_A_TAKEOVER(
            Invariant.RETRIES, BrokenDispatchPolicies.ForgetsAttemptsAtTakeover.class),
    LOSES_A_RETRY_WHEN_IT_DIES_AFTER_THE_END(
            Invariant.COMES_TO_REST, BrokenDispatchPolicies.SettlesOnce.class),
    TRIES_REFUSED_NUMBERS_AGAIN(
            Invariant.RETRIES, BrokenDispatchPolicies.TriesRefusedNumbersAgain.class),
    CALLS_WHATEVER_THE_HOUR(Invariant.WINDOW, BrokenLeadReaders.IgnoresWindows.class),
    LOOKS_AT_ONE_CLOCK_OF_SEVERAL(Invariant.WINDOW, BrokenLeadReaders.LooksAtOneClock.class),
    FORGETS_THE_WINDOW_OF_THE_DEPLOYMENT(
            Invariant.WINDOW, BrokenLeadReaders.ForgetsTheDeployment.class),
    DOES_NOT_PUT_CLOCKS_FORWARD_OR_BACK(
            Invariant.WINDOW, BrokenLeadReaders.KeepsClocksAsTheyWere.class),
    HOLDS_NO_PLACE_FOR_A_CALL(Invariant.CAP, RecentCalls.class, "save") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return true;
        }
    },
    TAKES_THE_PLACE_OF_WHOEVER_WAS_FASTER(Invariant.CAP, RecentCalls.class, "save") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            for (int more = 0; more <= MANY; more++) {
                int by = more;
                var later =
                        all(arguments, CalleeCalls.class).stream()
                                .map(it ->
                                        new CalleeCalls(it.callee(), it.calls(), it.version() + by))
                                .toList();
                if (Boolean.TRUE.equals(sound.answer(later))) {
                    return true;
                }
            }
            return false;
        }
    },
    COUNTS_CALLS_FROM_WHEN_THEY_WERE_ASKED_FOR(Invariant.CAP, RecentCalls.class, "save") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(
                    all(arguments, CalleeCalls.class).stream()
                            .map(it ->
                                    new CalleeCalls(
                                            it.callee(),
                                            it.calls().stream()
                                                    .map(call ->
                                                            CallStart.at(
                                                                    call.callId(), call.earliest()))
                                                    .toList(),
                                            it.version()))
                            .toList());
        }
    },
    FORGETS_WHAT_HAS_NO_CAP(Invariant.CAP, RecentCalls.class, "note") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var all = (Map<?, ?>) Objects.requireNonNull(arguments[0]);
            return all.values().stream()
                            .flatMap(calls -> ((List<?>) calls).stream())
                            .anyMatch(call -> !((CallStart) call).isKnown())
                    ? null
                    : sound.answer(arguments);
        }
    },
    FORGETS_WHO_CALLS_BACK(Invariant.CALLED_BACK, Leads.class, "markCalledBack") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return null;
        }
    },
    FORGETS_WHO_CALLS_BACK_DURING_A_CALL(
            Invariant.CALLED_BACK, BrokenDispatchPolicies.ForgetsCallbacksDuringCalls.class),
    COUNTS_WHO_CALLS_BACK_TWICE(
            Invariant.LEADS_COUNTED, BrokenDispatchPolicies.CountsEveryCallback.class),
    LETS_COMMANDS_HOLD_UNTIL_AFTER_THE_WINDOW(
            Invariant.WINDOW, BrokenDispatchPolicies.LetsEveryCommandHold.class),
    FORGETS_WHEN_THE_NEXT_WINDOW_OPENS(
            Invariant.COMES_TO_REST, BrokenDispatchPolicies.ForgetsTheNextOpening.class),
    SLEEPS_THROUGH_THE_NEXT_OPENING(
            Invariant.REFILL, BrokenDispatchPolicies.SleepsThroughTheNextOpening.class),
    SLEEPS_WHILE_THE_CAP_IS_FREE(
            Invariant.REFILL, BrokenDispatchPolicies.SleepsWhileTheCapIsFree.class),
    TELLS_NEW_CALLS_ALONE_THE_LIMIT(
            Invariant.LIMIT, BrokenDispatchPolicies.TellsNewCallsAloneTheLimit.class),
    SPREADS_RETRIES_BY_THE_CLOCK(Invariant.RETRIES, BrokenDispatchPolicies.SpreadsByTheClock.class),
    STARTS_BY_A_SCHEDULE_THAT_WAS_CHANGED(
            Invariant.ON_SCHEDULE, BrokenDispatchPolicies.GoesByTheScheduleItKnows.class),
    PAUSES_FOR_THE_FIRST_BAD_NUMBER(
            Invariant.BAD_LIST, BrokenDispatchPolicies.PausesForTheFirstBadNumber.class),
    GOES_ON_AFTER_THE_END(Invariant.ON_SCHEDULE, BrokenDispatchPolicies.GoesOnAfterTheEnd.class),
    FORGETS_THE_SCHEDULE_AT_A_TAKEOVER(
            Invariant.COMES_TO_REST, BrokenDispatchPolicies.ForgetsTheScheduleAtTakeover.class),
    FORGETS_LEADS_THAT_WAIT(Invariant.COMES_TO_REST, Leads.class, "waiting") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return Map.of();
        }
    },
    COUNTS_LEADS_AGAIN_WHEN_THEIR_END_COMES_AGAIN(
            Invariant.LEADS_COUNTED, BrokenDispatchPolicies.CountsAgain.class),
    ASKS_FOR_A_LEAD_UNDER_ANOTHER_ID(
            Invariant.EVERY_LEAD_ONCE, BrokenDispatchPolicies.AsksUnderAnotherId.class),
    ENTERS_ONLY_WHAT_COSTS(Invariant.ONE_LEDGER_ENTRY, UsageLedger.class, "enterAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(
                    all(arguments, UsageEntry.class).stream()
                            .filter(entry -> entry.seconds() > 0)
                            .toList());
        }
    },
    NUMBERS_LOG_ENTRIES_AS_THEY_COME(Invariant.REBUILT_THE_SAME, LogEntries.class, "addAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(
                    all(arguments, LogEntry.class).stream()
                            .map(entry -> numbered(entry, COUNT.getAndIncrement()))
                            .toList());
        }
    },
    COMPLETES_BEFORE_THE_NUMBERS_CONTAIN_EVERY_CALL(
            Invariant.COMPLETED_IS_FINAL, Campaigns.class, "findAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var found = Objects.requireNonNull(sound.answer(arguments));
            return all(new Object[] {found}, Campaign.class).stream().map(Broken::counted).toList();
        }
    },
    LEAVES_A_MESSAGE_WHENEVER_IT_IS_TOLD(Invariant.MACHINES, BrokenLanePolicies.Talkative.class),
    TELLS_CALLEES_AGAIN_WHEN_THAT_COUNTS_TWICE(
            Invariant.INSTRUCTED, Provider.class, "capabilities") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            var real = (Capabilities) Objects.requireNonNull(sound.answer(arguments));
            return real.repeatableFor().isZero() ? real : real.repeatableFor(Duration.ofHours(1));
        }
    },
    LETS_CALLEES_HEAR_NOTHING(Invariant.INSTRUCTED, BrokenLanePolicies.Reticent.class),
    TAKES_CALLS_THAT_ARE_OVER_FOR_UNANSWERED(
            Invariant.TRUE_OUTCOMES, BrokenLanePolicies.Disbelieving.class),
    TAKES_A_PROVISIONAL_ID_FOR_THE_CALLS(
            Invariant.UNKNOWN_ONLY_WITHOUT_A_CALL, Provider.class, "capabilities") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return with(Ability.NAMES_CALLS_AT_ONCE, sound.answer(arguments));
        }
    },
    TAKES_WHAT_IS_NOT_SHOWN_FOR_OVER(Invariant.TRUE_OUTCOMES, Provider.class, "capabilities") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return with(Ability.SHOWS_ENDS_AT_ONCE, sound.answer(arguments));
        }
    },
    LEAVES_A_MESSAGE_AGAIN_AFTER_A_TAKEOVER(Invariant.MACHINES, BrokenLanePolicies.Thorough.class),
    LETS_A_MACHINE_LISTEN_THAT_GETS_NO_MESSAGE(
            Invariant.MACHINES, BrokenLanePolicies.Trusting.class),
    LEAVES_MESSAGES_ON_HUMANS(Invariant.MACHINES, BrokenLanePolicies.Inhuman.class),
    DOES_NOT_HANG_MACHINES_UP(Invariant.MACHINES, BrokenLanePolicies.Indulgent.class),
    CALLS_AGAIN_ALTHOUGH_A_MACHINE_HAS_THE_MESSAGE(
            Invariant.RETRIES, BrokenDispatchPolicies.ForgetsMessages.class),
    COUNTS_MACHINES_AS_PEOPLE(Invariant.TRUE_NUMBERS, CampaignStatistics.class, "saveAll") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(
                    all(arguments, CampaignStats.class).stream()
                            .map(Broken::withMachinesAsPeople)
                            .toList());
        }
    },
    TAKES_CALLBACKS_WITHOUT_A_TOKEN(Invariant.TRUE_OUTCOMES, TrustingCallbacks.class),
    TAKES_CALLBACKS_OF_ANOTHER_ACCOUNT(Invariant.TRUE_OUTCOMES, AccountBlindCallbacks.class),
    PROJECTS_WHAT_IS_TOLD_OF_ANOTHER_CALL(Invariant.TRUE_OUTCOMES, BlindProjector.class),
    ENDS_LEADS_BY_WHAT_IS_TOLD_OF_ANOTHER_CALL(Invariant.TRUE_OUTCOMES, BlindDispatching.class),
    FREES_SLOTS_BY_WHAT_IS_TOLD_OF_ANOTHER_CALL(Invariant.LIMIT, BrokenLanePolicies.Blind.class),
    TAKES_A_STRANGERS_CALL(Invariant.TRUE_OUTCOMES, Provider.class, "isShownAsOurs") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return true;
        }
    },
    DOES_NOT_ASK_WHETHER_A_FOUND_CALL_IS_OURS(
            Invariant.UNKNOWN_ONLY_WITHOUT_A_CALL, Provider.class, "isShownAsOurs") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) {
            return false;
        }
    },
    BELIEVES_A_FOUND_CALL_AS_IF_THE_PROVIDER_HAD_TOLD_IT(
            Invariant.TRUE_OUTCOMES, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CallStatusChanged news
                            && ProviderCallIds.isConcluded(news)
                    ? sound.answer(arguments[0], told(news))
                    : sound.answer(arguments);
        }
    },
    TAKES_BACK_WHAT_ANOTHER_HAS_REQUESTED(
            Invariant.AT_MOST_ONCE, BrokenPlacementPolicies.Presumptuous.class),
    LETS_COMMANDS_WAIT_FOR_EVER(Invariant.IN_TIME, BrokenLanePolicies.Patient.class),
    ASKS_ALTHOUGH_THE_COMMAND_HAS_EXPIRED(Invariant.IN_TIME, BrokenPlacementPolicies.Tardy.class),
    DOES_NOT_HEAR_PAUSES(Invariant.PAUSE_HOLDS, BrokenLanePolicies.DeafToPauses.class),
    DOES_NOT_HEAR_STOPS(Invariant.STOP_HOLDS, BrokenLanePolicies.DeafToStops.class),
    DOES_NOT_SEE_THAT_A_SILENT_CALL_ENDED(Invariant.COMES_TO_REST, Provider.class, "fetch") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return sound.answer(arguments) instanceof Optional<?> found
                    ? found.map(call -> statusless((ProviderCall) call))
                    : Optional.empty();
        }
    },
    DOES_NOT_ANNOUNCE_CALLS(Invariant.NOTHING_SET_ASIDE, EventLog.class, "publish") {
        @Override
        @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
            return arguments[1] instanceof CallStatusChanged news
                            && news.status() == CallStatus.INITIATED
                    ? CompletableFuture.completedFuture(null)
                    : sound.answer(arguments);
        }
    };

    /** More than the additions to a campaign, or the leads of each. */
    private static final int MANY = 20;

    private static final AtomicLong COUNT = new AtomicLong();

    private final Invariant invariant;
    private final Class<?> type;
    private final String method;

    Broken(Invariant invariant, Class<?> type, String method) {
        this.invariant = invariant;
        this.type = type;
        this.method = method;
    }

    Broken(Invariant invariant, Class<?> component) {
        this(invariant, component, "");
    }

    Invariant invariant() {
        return invariant;
    }

    /** What the method does instead. */
    @Nullable Object answer(@Nullable Object[] arguments, Twist.Sound sound) throws Throwable {
        return sound.answer(arguments);
    }

    @Override
    public <T> T broken(Class<T> port, T sound) {
        return port == type ? Twist.of(port, sound, method, this::answer) : sound;
    }

    @Override
    public Set<Class<?>> broken(Set<Class<?>> components) {
        var sound = type.getSuperclass();
        if (sound == null || !components.contains(sound)) {
            return components;
        }
        var others = new LinkedHashSet<>(components);
        others.remove(sound);
        others.add(Wiring.type(type.getName()));
        return others;
    }

    private static <E> List<E> all(@Nullable Object[] arguments, Class<E> type) {
        return arguments[0] instanceof Collection<?> all
                ? all.stream().map(type::cast).toList()
                : List.of();
    }

    private static PlaceCall changed(PlaceCall call, String callId, int limit) {
        return new PlaceCall(
                PlaceCall.eventId(callId),
                callId,
                call.campaignId(),
                call.userId(),
                call.leadId(),
                call.leadName(),
                call.phoneNumber(),
                call.attempt(),
                limit,
                call.callerId(),
                call.provider(),
                call.fallbackProviders(),
                call.answer(),
                call.notAfter(),
                call.recordedAt());
    }

    private static MoveOutcome.Moved withMoreLeads(MoveOutcome.Moved moved, int more) {
        var it = moved.campaign();
        return new MoveOutcome.Moved(
                new Campaign(
                        it.id(),
                        it.userId(),
                        it.agentId(),
                        it.name(),
                        it.status(),
                        it.statusReason(),
                        it.totalLeads() + more,
                        it.excludedAtFirst(),
                        it.maxConcurrentCalls(),
                        it.providers(),
                        it.rules(),
                        it.places(),
                        it.placeCounts(),
                        it.revision(),
                        it.progress(),
                        it.stats(),
                        it.times(),
                        it.pendingEvents()),
                moved.event());
    }

    private static CampaignStats withMachinesAsPeople(CampaignStats stats) {
        var it = stats.counts();
        return new CampaignStats(
                stats.campaignId(),
                stats.userId(),
                new CallCounts(
                        it.refused(),
                        it.inFlight(),
                        it.successful() + it.voicemail(),
                        it.failed(),
                        it.missed(),
                        it.noAnswer(),
                        0,
                        it.totalDuration()),
                stats.appliedOffset());
    }

    private static Call dialedWhenCreated(Call call) {
        var told = call.milestones();
        return new Call(
                call.callee(),
                call.status(),
                call.carrier(),
                new Milestones(told.created(), told.created(), told.answered(), told.ended()),
                call.ending(),
                call.answer(),
                call.initiatedOffset(),
                call.appliedOffset());
    }

    private static Placement atUsualAccount(Placement placement) {
        return new Placement(
                placement.callId(),
                ConfiguredAccounts.FIRST,
                placement.to(),
                placement.from(),
                placement.notedAt(),
                placement.state(),
                placement.tokened(),
                placement.version());
    }

    private static CallStatusChanged ofUsualAccount(CallStatusChanged news) {
        return new CallStatusChanged(
                news.eventId(),
                news.callId(),
                news.campaignId(),
                news.userId(),
                news.leadId(),
                news.leadName(),
                news.phoneNumber(),
                news.status(),
                news.occurredAt(),
                news.recordedAt(),
                news.provider() == null ? null : ConfiguredAccounts.FIRST,
                news.providerCallId(),
                news.sequence(),
                news.durationSeconds(),
                news.reason(),
                news.detail(),
                news.ending(),
                news.answeredBy(),
                news.ourNumber(),
                news.data());
    }

    private static CallStatusChanged told(CallStatusChanged news) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(news.callId(), CallStatus.DIALING),
                        news.callId(),
                        news.campaignId(),
                        User.ID,
                        news.leadId(),
                        news.leadName(),
                        news.phoneNumber(),
                        news.status(),
                        news.occurredAt(),
                        news.recordedAt(),
                        news.provider(),
                        news.providerCallId(),
                        news.sequence(),
                        news.durationSeconds(),
                        null,
                        null,
                        news.ending(),
                        news.answeredBy(),
                        news.ourNumber(),
                        news.data())
                .identified();
    }

    private static CallStatusChanged toldAs(CallStatusChanged news, String id) {
        return new CallStatusChanged(
                id,
                news.callId(),
                news.campaignId(),
                news.userId(),
                news.leadId(),
                news.leadName(),
                news.phoneNumber(),
                news.status(),
                news.occurredAt(),
                news.recordedAt(),
                news.provider(),
                news.providerCallId(),
                news.sequence(),
                news.durationSeconds(),
                news.reason(),
                news.detail(),
                news.ending(),
                news.answeredBy(),
                news.ourNumber(),
                news.data());
    }

    private static CallStatusChanged unanswered(CallStatusChanged news) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(news.callId(), CallStatus.NO_ANSWER),
                news.callId(),
                news.campaignId(),
                news.userId(),
                news.leadId(),
                news.leadName(),
                news.phoneNumber(),
                CallStatus.NO_ANSWER,
                news.occurredAt(),
                news.recordedAt(),
                news.provider(),
                news.providerCallId(),
                news.sequence(),
                news.durationSeconds(),
                null,
                news.detail(),
                null,
                news.data());
    }

    private static LogEntry numbered(LogEntry entry, long number) {
        return new LogEntry(
                entry.id(),
                entry.callee(),
                entry.event(),
                entry.timestamp(),
                entry.occurredAt(),
                entry.details(),
                entry.reason(),
                entry.data(),
                entry.durationSeconds(),
                entry.voipProvider(),
                number);
    }

    private static Campaign counted(Campaign campaign) {
        var done = campaign.completedLeads();
        return campaign.withStats(
                new io.dialstream.campaigns.campaign.CampaignStats(
                        Long.MAX_VALUE, done, 0, done, 0, 0, 0, 0, 0, 0));
    }

    private static Capabilities with(Ability another, @Nullable Object capabilities) {
        var real = (Capabilities) Objects.requireNonNull(capabilities);
        var abilities = new HashSet<>(real.abilities());
        abilities.add(another);
        return new Capabilities(
                real.answer(),
                real.repeatableFor(),
                real.showsRequestsWithin(),
                real.answerKinds(),
                real.features(),
                abilities);
    }

    private static ProviderCall statusless(ProviderCall call) {
        return new ProviderCall(
                call.providerCallId(),
                null,
                call.createdAt(),
                call.endedAt(),
                call.durationSeconds(),
                call.reason(),
                call.data());
    }
}
