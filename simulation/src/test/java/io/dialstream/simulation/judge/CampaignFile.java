package io.dialstream.simulation.judge;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the judge knows of a campaign while it goes on; times in microseconds. */
final class CampaignFile {

    static final long NEVER = Long.MAX_VALUE;

    /** How long a rule may hold that its user wants to be another. */
    private static final long REPLACED = 900_000_000;

    final String id;
    final Limits limits;

    /** The window of all campaigns; null for any time. */
    final @Nullable CallingWindow ofDeployment;

    /** In the order in which they may be asked. */
    final List<String> accounts;

    final SentLeads sent = new SentLeads();

    int totalLeads;
    CampaignStatus status = CampaignStatus.PENDING;
    long heldSince = NEVER;
    long shortSince = NEVER;

    /** Until when it was looked for free slots. */
    long reviewed;

    long done;
    long excluded;

    /** Whether it has ever passed over a lead: then it has looked at some of them twice. */
    boolean passedOver;

    @Nullable Campaign completedWith;

    /** Callees whose phone rings or who talk: never more than the limit. */
    final Set<String> live = new HashSet<>();

    /** Who was called. */
    final Set<PhoneNumber> called = new HashSet<>();

    /** What its user has wished of it, in this order. */
    final List<Rules> rules = new ArrayList<>();

    /** Schedules that it may go by: what its user was last told yes to, and what came since. */
    final List<Optional<Schedule>> schedules = new ArrayList<>();

    boolean startsByItself;

    /** Whether a change of its rules was refused, and nobody knows which it goes by. */
    boolean keepsRules;

    /** Calls that the provider has refused for their number. */
    final Set<String> refused = new HashSet<>();

    /** When. */
    final List<Long> wished = new ArrayList<>();

    /** The time zones that its leads came with, by their numbers. */
    final Map<PhoneNumber, String> zones = new HashMap<>();

    /** When a lead is to be called again, by the call after which. */
    final Map<String, Instant> due = new HashMap<>();

    /** Whom each call is to. */
    final Map<String, PhoneNumber> numbers = new HashMap<>();

    /** Until when a call may take a slot. */
    final Map<String, Long> slots = new HashMap<>();

    /** The number of the last attempt that was decided on, by the positions of leads. */
    final Map<Integer, Integer> attempts = new HashMap<>();

    /** Leads that have called back, by their positions, once that was handled. */
    final Map<Integer, CallbackJudge.Handled> calledBack = new HashMap<>();

    /** Calls whose slot is taken by what was found in the provider's list, whosever that is. */
    final Set<String> found = new HashSet<>();

    /** When the commands of calls expire. */
    final Map<String, Long> expiries = new HashMap<>();

    /** Leads that are not to be called any more, by the call that has used them up. */
    final Map<String, String> used = new HashMap<>();

    CampaignFile(
            String id,
            int limit,
            int totalLeads,
            List<String> accounts,
            @Nullable CallingWindow ofDeployment) {
        this.id = id;
        this.limits = new Limits(limit);
        this.totalLeads = totalLeads;
        this.ofDeployment = ofDeployment;
        this.accounts = List.copyOf(accounts);
    }

    /** Rules that it may go by at a moment: the last ones, and what those have replaced lately. */
    Stream<Rules> rulesAt(long moment) {
        return IntStream.range(0, rules.size())
                .filter(n ->
                        keepsRules
                                || n + 1 == rules.size()
                                || moment < wished.get(n + 1) + REPLACED)
                .mapToObj(rules::get);
    }

    /** Whether one of the schedules that it may go by says so. */
    boolean maySay(Predicate<Schedule> what) {
        return schedules.stream().flatMap(Optional::stream).anyMatch(what);
    }

    long taken(long now) {
        var taken = new HashSet<>(found);
        slots.forEach((callId, until) -> {
            if (until >= now) {
                taken.add(callId);
            }
        });
        return taken.size();
    }

    @Nullable String zoneOf(PhoneNumber number) {
        return zones.get(number);
    }

    boolean hasWindow() {
        return ofDeployment != null || rules.stream().anyMatch(one -> one.callingWindow() != null);
    }

    boolean hasCap() {
        return rules.stream().anyMatch(one -> one.attemptCap() != null);
    }

    /** Whether all that it may go by lets nobody be called again who has called back. */
    boolean certainlyCancels() {
        return rules.stream().allMatch(Rules::cancelsOnCallback);
    }

    /** Whether some of it does. */
    boolean mayCancel() {
        return rules.stream().anyMatch(Rules::cancelsOnCallback);
    }

    /** Whether some of its leads may have to wait although a slot is free. */
    boolean isPicky() {
        return hasWindow() || hasCap();
    }

    /** Of a campaign that was created with all of its leads; null for any other. */
    @Nullable PhoneNumber numberOf(String callId) {
        var position = callId.substring(id.length() + 1, callId.lastIndexOf('-'));
        var all = sent.first();
        int at = Integer.parseInt(position) - 1;
        return at < all.size() ? all.get(at) : null;
    }

    boolean hasFreeSlot(long now, long lag) {
        return status == CampaignStatus.RUNNING && taken(now) < limits.least(now, lag);
    }

    /** Whether some lead was never asked for. */
    boolean hasMore() {
        return totalLeads - excluded - used.size() > 0;
    }
}
