package io.dialstream.campaigns.lead;

import io.dialstream.events.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leads that are stored. Each is addressed by its campaign and its position; only who adds more
 * of them searches. Beyond a campaign's last position there may be some that are nobody's: what an
 * addition has left behind that was not completed.
 */
public interface Leads {

    /** Stores new leads; one that is there already stays as it is. */
    void insert(List<Lead> leads);

    /**
     * Stores leads beyond the last of their campaign, in place of what earlier additions have left
     * behind there. False, and some of them may be stored, when a later addition has come there.
     */
    boolean add(List<Lead> leads, Addition addition);

    /** Whether this request has added the lead with this number, up to this last position. */
    boolean isAddedBy(String requestId, String campaignId, int last, String number);

    /** Those up to a last position that have one of these numbers, in no order. */
    List<Lead> withNumbers(String campaignId, int last, Collection<PhoneNumber> numbers);

    /** Those up to a last position that have one of these ids, in no order. */
    List<Lead> withIds(String campaignId, int last, Collection<String> leadIds);

    /** Those that exist, in no order. */
    default List<Lead> find(String campaignId, Collection<Integer> positions) {
        return find(Map.of(campaignId, Set.copyOf(positions)));
    }

    /** Those of several campaigns that exist, in no order. */
    List<Lead> find(Map<String, Set<Integer>> positions);

    /**
     * Which leads are read that nobody has called yet: so many, from a position on, up to a last
     * one.
     *
     * @param places at which they are, besides those of which nobody knows where they are; null for
     *     any
     */
    record Next(int from, int count, int last, @Nullable Set<Integer> places) {

        public Next {
            places = places == null ? null : Set.copyOf(places);
        }

        /** Wherever they are. */
        public Next(int from, int count, int last) {
            this(from, count, last, null);
        }

        /** Where the last of them is, if all are still PENDING. */
        public int expectedLast() {
            return Math.min(last, from + count - 1);
        }
    }

    /** The next ones that are PENDING of each campaign, in the order of their positions. */
    Map<String, List<Lead>> fresh(Map<String, Next> wanted);

    /** How many are EXCLUDED after a position, up to a last one. */
    int countExcluded(String campaignId, int after, int last);

    /**
     * Those that are WAITING, at most as many of each campaign as it says, those that are due first
     * at the front; campaigns in which none waits may be left out.
     */
    Map<String, List<Lead>> waiting(Map<String, Integer> counts);

    /**
     * Leads that a rule keeps from being called, up to a last position.
     *
     * @param reason that they are WAITING or EXCLUDED for
     */
    record Held(String campaignId, int last, String reason) {}

    /** At most so many of them: those that are due first, in the order of their positions. */
    List<Lead> first(Held held, int count);

    /** How many are WAITING, besides those at some positions. */
    int countWaiting(String campaignId, Collection<Integer> besides);

    /** Applies each update under its own condition, see {@link LeadUpdate}. */
    void update(List<LeadUpdate> updates);

    /** Applies updates as {@link #update} does, and reads the leads that they are about. */
    List<Lead> updated(List<LeadUpdate> updates);

    /**
     * Stores that the callee of a lead has opted out in a call. False when that is stored already,
     * or there is no such lead.
     */
    boolean optOut(String campaignId, int position, String callId);

    /** Stores that these leads, by their campaigns, have called back; twice is as good as once. */
    void markCalledBack(Map<String, Set<Integer>> positions);

    /** At most so many leads after a position up to a last one, in the order of their positions. */
    List<Lead> list(String campaignId, @Nullable LeadStatus status, int after, int last, int count);
}
