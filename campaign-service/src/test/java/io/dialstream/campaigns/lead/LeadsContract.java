package io.dialstream.campaigns.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of leads does, above all: which updates a lead takes. */
public abstract class LeadsContract {

    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");

    private static final Map<String, BiFunction<Integer, Integer, LeadUpdate>> UPDATES =
            Map.of(
                    "dispatched",
                            (p, a) ->
                                    LeadUpdate.dispatched(
                                            new LeadUpdate.Of("c", p, a, Attempts.NONE),
                                            call(p, a)),
                    "withdrawn",
                            (p, a) ->
                                    LeadUpdate.withdrawn(
                                            new LeadUpdate.Of("c", p, a, Attempts.NONE),
                                            call(p, a)),
                    "revived",
                            (p, a) ->
                                    LeadUpdate.revived(
                                            new LeadUpdate.Of("c", p, a, Attempts.NONE),
                                            call(p, a)),
                    "done",
                            (p, a) ->
                                    LeadUpdate.done(
                                            new LeadUpdate.Of("c", p, a, Attempts.ONE),
                                            call(p, a),
                                            CallStatus.COMPLETED),
                    "returned",
                            (p, a) ->
                                    LeadUpdate.returned(
                                            new LeadUpdate.Of("c", p, a, Attempts.NONE),
                                            LATER,
                                            "why"),
                    "triedAgain",
                            (p, a) ->
                                    LeadUpdate.triedAgain(
                                            new LeadUpdate.Of("c", p, a, Attempts.ONE),
                                            call(p, a),
                                            CallStatus.MISSED,
                                            LATER),
                    "dropped",
                            (p, a) ->
                                    LeadUpdate.dropped(
                                            new LeadUpdate.Of("c", p, a, Attempts.NONE)));

    private Leads leads;

    protected abstract Leads emptyLeads();

    @BeforeEach
    void empty() {
        leads = emptyLeads();
    }

    private static String call(int position, int attempt) {
        return "c-" + position + "-" + attempt;
    }

    private static Lead lead(int position) {
        return lead("c", position);
    }

    private static Lead lead(String campaignId, int position) {
        return Lead.pending(
                campaignId,
                position,
                "id" + position,
                "Lead " + position,
                new PhoneNumber("+1415555" + (1000 + position)),
                Map.of("a.b", "$1", "order", new BigDecimal("17.50"), "vip", true));
    }

    private void insert(int count) {
        leads.insert(IntStream.rangeClosed(1, count).mapToObj(LeadsContract::lead).toList());
    }

    private Lead stored(int position) {
        return leads.find("c", List.of(position)).getFirst();
    }

    @Test
    void givesBackWhatWasStored() {
        insert(3);

        assertThat(leads.find("c", List.of(1, 3, 9))).containsExactlyInAnyOrder(lead(1), lead(3));
        assertThat(leads.find("other", List.of(1))).isEmpty();
        assertThat(leads.find("c", List.of())).isEmpty();
    }

    @Test
    void aLeadMayBeExcludedFromTheStart() {
        var excluded = lead(2).excluded(ExclusionReason.DO_NOT_CALL);
        leads.insert(List.of(lead(1), excluded, lead(3)));

        assertThat(stored(2)).isEqualTo(excluded);
        assertThat(stored(2).reason()).isEqualTo("DO_NOT_CALL");
        assertThat(leads.countExcluded("c", 0, 3)).isEqualTo(1);
        assertThat(leads.countExcluded("c", 1, 2)).isEqualTo(1);
        assertThat(leads.countExcluded("c", 2, 3)).isZero();
        assertThat(leads.countExcluded("c", 0, 1)).isZero();
    }

    @Test
    void findsTheFirstOfThoseThatAReasonHolds() {
        leads.insert(
                List.of(
                        lead(1).excluded(ExclusionReason.DO_NOT_CALL),
                        lead(2),
                        lead(3).excluded(ExclusionReason.ZONE_UNKNOWN),
                        lead(4).excluded(ExclusionReason.DO_NOT_CALL),
                        lead(5),
                        lead("other", 6).excluded(ExclusionReason.DO_NOT_CALL)));
        for (int position : List.of(2, 5)) {
            var first = new LeadUpdate.Of("c", position, 1, Attempts.ONE);
            leads.update(
                    List.of(
                            LeadUpdate.triedAgain(
                                    first,
                                    call(position, 1),
                                    CallStatus.MISSED,
                                    LATER.minusSeconds(position))));
        }

        var listed = new Leads.Held("c", 5, "DO_NOT_CALL");
        assertThat(leads.first(listed, 10)).extracting(Lead::position).containsExactly(1, 4);
        assertThat(leads.first(listed, 1)).extracting(Lead::position).containsExactly(1);
        assertThat(leads.first(new Leads.Held("c", 3, "DO_NOT_CALL"), 10))
                .extracting(Lead::position)
                .containsExactly(1);
        assertThat(leads.first(new Leads.Held("c", 5, "RETRY"), 10))
                .extracting(Lead::position)
                .as("in the order in which they are due")
                .containsExactly(5, 2);
    }

    @Test
    void aLeadThatWasCalledMayBeExcludedAndNothingLateChangesThat() {
        insert(1);
        var first = new LeadUpdate.Of("c", 1, 1, Attempts.ONE);
        var waits = LeadUpdate.triedAgain(first, call(1, 1), CallStatus.MISSED, LATER);
        var excluded = LeadUpdate.excluded(first, call(1, 1), CallStatus.MISSED, "DO_NOT_CALL");
        leads.update(List.of(waits, excluded));
        UPDATES.values().forEach(late -> leads.update(List.of(late.apply(1, 1))));
        leads.update(List.of(waits, excluded));

        assertThat(stored(1))
                .returns(LeadStatus.EXCLUDED, Lead::status)
                .returns("DO_NOT_CALL", Lead::reason)
                .returns(null, Lead::nextAttemptAt)
                .returns(call(1, 1), Lead::callId)
                .returns(CallStatus.MISSED, Lead::outcome)
                .returns(1, Lead::attempts);
    }

    @Test
    void aLeadThatWaitsMayBePutOff() {
        insert(1);
        var first = new LeadUpdate.Of("c", 1, 1, Attempts.ONE);
        var evenLater = LATER.plusSeconds(5);
        leads.update(
                List.of(
                        LeadUpdate.triedAgain(first, call(1, 1), CallStatus.MISSED, LATER),
                        LeadUpdate.putOff(first, call(1, 1), CallStatus.MISSED, evenLater, "CAP")));

        assertThat(stored(1))
                .returns(LeadStatus.WAITING, Lead::status)
                .returns("CAP", Lead::reason)
                .returns(evenLater, Lead::nextAttemptAt)
                .returns(CallStatus.MISSED, Lead::outcome);
    }

    @Test
    void findsTheNextOnesThatNobodyHasCalled() {
        leads.insert(
                IntStream.rangeClosed(1, 9)
                        .mapToObj(LeadsContract::lead)
                        .map(lead ->
                                lead.position() < 4
                                        ? lead.excluded(ExclusionReason.DO_NOT_CALL)
                                        : lead)
                        .toList());
        leads.insert(List.of(lead("d", 1), lead("d", 2)));
        leads.update(
                List.of(
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 5, 1, Attempts.NONE), call(5, 1))));

        var fresh = leads.fresh(Map.of("c", new Leads.Next(1, 3, 8), "d", new Leads.Next(2, 5, 2)));

        assertThat(fresh.get("c")).containsExactly(lead(4), lead(6), lead(7));
        assertThat(fresh.get("d")).containsExactly(lead("d", 2));
        assertThat(positions(new Leads.Next(6, 9, 8))).containsExactly(6, 7, 8);
        assertThat(positions(new Leads.Next(8, 1, 9))).containsExactly(8);
        assertThat(positions(new Leads.Next(1, 1, 3))).isEmpty();
    }

    @Test
    void findsFreshLeadsByTheirPlaces() {
        leads.insert(
                List.of(
                        lead(1).in("Europe/Berlin").at(0),
                        lead(2).at(1),
                        lead(3).at(2),
                        lead(4),
                        lead(5).at(1),
                        lead(6).at(0)));

        assertThat(positions(new Leads.Next(1, 9, 6, Set.of(1)))).containsExactly(2, 4, 5);
        assertThat(positions(new Leads.Next(1, 9, 6, Set.of(0, 2)))).containsExactly(1, 3, 4, 6);
        assertThat(positions(new Leads.Next(3, 2, 6, Set.of(0, 1)))).containsExactly(4, 5);
        assertThat(positions(new Leads.Next(1, 9, 3, Set.of()))).isEmpty();
        assertThat(leads.find("c", List.of(1))).containsExactly(lead(1).in("Europe/Berlin").at(0));
    }

    private List<Integer> positions(Leads.Next next) {
        return leads.fresh(Map.of("c", next)).getOrDefault("c", List.of()).stream()
                .map(Lead::position)
                .toList();
    }

    /** One that does not take its update is read all the same: its command is published again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsWhatItHasUpdated(int count) {
        insert(3);
        var updates =
                IntStream.rangeClosed(1, count)
                        .mapToObj(p ->
                                LeadUpdate.dispatched(
                                        new LeadUpdate.Of("c", p, 1, Attempts.NONE), call(p, 1)))
                        .toList();
        for (int time = 0; time < 2; time++) {
            assertThat(leads.updated(updates))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, count).mapToObj(this::stored).toList())
                    .allMatch(lead -> lead.status() == LeadStatus.DISPATCHED);
        }
    }

    @Test
    void readsNothingOfWhatIsNotThereOrNotAskedFor() {
        insert(1);
        assertThat(leads.updated(List.of())).isEmpty();
        assertThat(
                        leads.updated(
                                List.of(
                                        LeadUpdate.dispatched(
                                                new LeadUpdate.Of("c", 9, 1, Attempts.NONE),
                                                "c-9-1"))))
                .isEmpty();
    }

    @Test
    void storingAgainChangesNothingAndAddsWhatIsMissing() {
        insert(2);
        leads.update(
                List.of(
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 1, 1, Attempts.NONE), "c-1-1")));

        insert(3);

        assertThat(stored(1).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(stored(3)).isEqualTo(lead(3));
    }

    @Test
    void storesManyAtOnce() {
        insert(2_500);

        assertThat(stored(2_500)).isEqualTo(lead(2_500));
        assertThat(leads.list("c", null, 0, 2_500, 3_000)).hasSize(2_500);
    }

    private static List<Lead> leads(int first, int last, String name) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(position ->
                        Lead.pending(
                                "c",
                                position,
                                name + position,
                                name,
                                new PhoneNumber("+1415556" + (1000 + position)),
                                Map.of()))
                .toList();
    }

    private List<String> names(int first, int last) {
        return leads.list("c", null, first - 1, last, last).stream().map(Lead::name).toList();
    }

    @Test
    void addsLeadsAndKnowsWhoseTheyAre() {
        insert(2);

        assertThat(leads.add(leads(3, 2_500, "new"), new Addition("r", 1))).isTrue();

        assertThat(leads.find("c", List.of(2_500))).isEqualTo(leads(2_500, 2_500, "new"));
        assertThat(leads.isAddedBy("r", "c", 3, "+14155561003")).isTrue();
        assertThat(leads.isAddedBy("r", "c", 2, "+14155561003")).isFalse();
        assertThat(leads.isAddedBy("other", "c", 3, "+14155561003")).isFalse();
        assertThat(leads.isAddedBy("r", "other", 3, "+14155561003")).isFalse();
        assertThat(leads.isAddedBy("r", "c", 3, "+14155551001")).isFalse();
        assertThat(leads.isAddedBy("r", "c", 3, "")).isFalse();
    }

    @Test
    void addingTheSameTwiceChangesNothing() {
        leads.add(leads(3, 4, "first"), new Addition("r", 1));

        assertThat(leads.add(leads(3, 5, "second"), new Addition("r", 1))).isTrue();

        assertThat(names(3, 5)).containsExactly("first", "first", "second");
    }

    @Test
    void whatAnEarlierAdditionLeftBehindGivesWay() {
        leads.add(leads(3, 1_500, "left"), new Addition("old", 1));
        leads.add(leads(5, 6, "left too"), new Addition("older", 2));

        assertThat(leads.add(leads(3, 1_400, "new"), new Addition("r", 3))).isTrue();

        assertThat(names(3, 1_400)).hasSize(1_398).containsOnly("new");
        assertThat(names(1_401, 1_500)).hasSize(100).containsOnly("left");
        assertThat(leads.isAddedBy("old", "c", 1_400, "+14155561003")).isFalse();
        assertThat(leads.isAddedBy("r", "c", 1_400, "+14155561003")).isTrue();
    }

    @Test
    void aLaterAdditionStaysWhereItIs() {
        leads.add(leads(4, 5, "later"), new Addition("r", 2));

        assertThat(leads.add(leads(3, 5, "overtaken"), new Addition("old", 1))).isFalse();

        assertThat(names(4, 5)).containsExactly("later", "later");
    }

    @Test
    void whatCameWithTheCampaignGivesWayToNothing() {
        insert(3);

        assertThat(leads.add(leads(3, 4, "new"), new Addition("r", 9))).isFalse();

        assertThat(stored(3)).isEqualTo(lead(3));
    }

    @Test
    void findsTheSameNumbersAndIdsUpToThePositionThatIsTheLast() {
        insert(4);
        var numbers = Stream.of(1, 3, 4, 9).map(position -> lead(position).phoneNumber()).toList();

        assertThat(leads.withNumbers("c", 3, numbers)).containsExactlyInAnyOrder(lead(1), lead(3));
        assertThat(leads.withNumbers("other", 3, numbers)).isEmpty();
        assertThat(leads.withIds("c", 3, List.of("id2", "id3", "id4", "nobody")))
                .containsExactlyInAnyOrder(lead(2), lead(3));
        assertThat(leads.withIds("other", 3, List.of("id2"))).isEmpty();
    }

    /**
     * What a lead in its first attempt becomes by an update of the same attempt; "same" when the
     * update comes too late.
     */
    @ParameterizedTest
    @CsvSource({
        "dispatched, dispatched, same", "dispatched, withdrawn, SKIPPED",
        "dispatched, revived, same", "dispatched, done, DONE",
        "dispatched, returned, WAITING", "dispatched, dropped, SKIPPED",
        "withdrawn, dispatched, same", "withdrawn, withdrawn, same",
        "withdrawn, revived, DISPATCHED", "withdrawn, done, DONE",
        "withdrawn, returned, same", "withdrawn, dropped, SKIPPED",
        "done, dispatched, same", "done, withdrawn, same",
        "done, revived, same", "done, done, same",
        "done, returned, same", "done, dropped, same",
        "returned, dispatched, same", "returned, withdrawn, same",
        "returned, revived, same", "returned, done, DONE",
        "returned, returned, same", "returned, dropped, SKIPPED",
        "dropped, dispatched, same", "dropped, withdrawn, same",
        "dropped, revived, DISPATCHED", "dropped, done, DONE",
        "dropped, returned, same", "dropped, dropped, same",
        "dispatched, triedAgain, WAITING", "done, triedAgain, WAITING",
        "withdrawn, triedAgain, WAITING", "dropped, triedAgain, WAITING",
        "triedAgain, dispatched, same", "triedAgain, withdrawn, same",
        "triedAgain, revived, same", "triedAgain, done, same",
        "triedAgain, returned, same", "triedAgain, dropped, same",
        "triedAgain, triedAgain, same"
    })
    void takesAnUpdateOfTheSameAttempt(String first, String second, String expected) {
        insert(1);
        leads.update(List.of(update(first)));
        var before = stored(1);

        leads.update(List.of(update(second)));

        var after = stored(1);
        assertThat(after.equals(before) ? "same" : after.status().name())
                .isEqualTo(sameIfEqual(before, expected));
    }

    /** A drop of what was dropped already is told apart by nobody. */
    private static String sameIfEqual(Lead before, String expected) {
        return before.status().name().equals(expected) && before.callId() == null
                ? "same"
                : expected;
    }

    private static LeadUpdate update(String kind) {
        return Objects.requireNonNull(UPDATES.get(kind)).apply(1, 1);
    }

    @Test
    void aLaterAttemptReplacesEverythingAndAnEarlierOneNothing() {
        for (var first : UPDATES.values()) {
            for (var second : UPDATES.values()) {
                leads = emptyLeads();
                insert(1);
                leads.update(List.of(first.apply(1, 1), second.apply(1, 2)));
                var after = stored(1);
                assertThat(after).isEqualTo(lead(1).after(second.apply(1, 2)));

                leads.update(List.of(first.apply(1, 1)));
                assertThat(stored(1)).isEqualTo(after);
            }
        }
    }

    /** By a number that no call has, so that no late word of the attempt replaces it. */
    @Test
    void aLeadThatIsGivenUpStaysDone() {
        insert(1);
        var of = new LeadUpdate.Of("c", 1, 1, Attempts.ONE);
        var again = LeadUpdate.triedAgain(of, call(1, 1), CallStatus.MISSED, LATER);
        leads.update(List.of(again));
        assertThat(stored(1).attempts()).isEqualTo(1);

        leads.update(List.of(LeadUpdate.givenUp(of, call(1, 1), CallStatus.MISSED), again));

        assertThat(stored(1).status()).isEqualTo(LeadStatus.DONE);
        assertThat(stored(1).outcome()).isEqualTo(CallStatus.MISSED);
        assertThat(stored(1).attempts()).isEqualTo(1);
        assertThat(stored(1).visibleCallId()).isEqualTo(call(1, 1));
        assertThat(stored(1)).extracting(Lead::nextAttemptAt, Lead::reason).containsOnlyNulls();
    }

    private static LeadUpdate returned(int position, int secondsLater) {
        return LeadUpdate.returned(
                new LeadUpdate.Of("c", position, 1, Attempts.NONE),
                LATER.plusSeconds(secondsLater),
                "why");
    }

    @Test
    void findsThoseThatWaitInTheOrderInWhichTheyAreDue() {
        insert(6);
        leads.update(List.of(returned(5, 1), returned(2, 3), returned(4, 0), returned(3, 3)));
        leads.update(
                List.of(
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 5, 2, Attempts.NONE), "c-5-2")));

        assertThat(waiting(Map.of("c", 9))).containsExactly("c-4", "c-2", "c-3");
        assertThat(waiting(Map.of("c", 2))).containsExactly("c-4", "c-2");
        assertThat(waiting(Map.of("other", 9))).isEmpty();
        assertThat(leads.countWaiting("c", List.of())).isEqualTo(3);
        assertThat(leads.countWaiting("c", List.of(2, 6))).isEqualTo(2);
        assertThat(leads.countWaiting("other", List.of())).isZero();
        assertThat(leads.list("c", LeadStatus.WAITING, 2, 6, 9))
                .extracting(Lead::nextAttemptAt)
                .containsExactly(LATER.plusSeconds(3), LATER);
        assertThat(stored(4).reason()).isEqualTo("why");
        assertThat(stored(5)).extracting(Lead::nextAttemptAt, Lead::reason).containsOnlyNulls();
    }

    @Test
    void findsThoseThatWaitInSeveralCampaigns() {
        insert(3);
        leads.insert(List.of(lead("d", 1), lead("d", 2)));
        leads.update(List.of(returned(1, 0), returned(2, 2), returned(3, 1)));
        leads.update(
                List.of(
                        LeadUpdate.returned(
                                new LeadUpdate.Of("d", 2, 1, Attempts.NONE), LATER, "why")));

        var found = leads.waiting(Map.of("c", 2, "d", 2));

        assertThat(found.get("c")).extracting(Lead::id).containsExactly("c-1", "c-3");
        assertThat(found.get("d")).extracting(Lead::id).containsExactly("d-2");
    }

    private List<String> waiting(Map<String, Integer> counts) {
        return leads.waiting(counts).values().stream().flatMap(List::stream).map(Lead::id).toList();
    }

    @Test
    void listsInOrderAfterAPosition() {
        insert(12);
        leads.update(
                List.of(
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 11, 1, Attempts.NONE), "c-11-1"),
                        LeadUpdate.dispatched(new LeadUpdate.Of("c", 2, 1, Attempts.NONE), "c-2-1"),
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 10, 1, Attempts.NONE), "c-10-1")));

        assertThat(leads.list("c", null, 8, 12, 3))
                .extracting(Lead::position)
                .containsExactly(9, 10, 11);
        assertThat(leads.list("c", LeadStatus.DISPATCHED, 2, 12, 3))
                .extracting(Lead::position)
                .containsExactly(10, 11);
        assertThat(leads.list("c", null, 12, 12, 3)).isEmpty();
    }

    @Test
    void listsNothingBeyondTheLastPosition() {
        insert(12);

        assertThat(leads.list("c", null, 9, 10, 3)).containsExactly(lead(10));
        assertThat(leads.list("c", LeadStatus.PENDING, 9, 10, 3)).containsExactly(lead(10));
        assertThat(leads.list("c", null, 10, 10, 3)).isEmpty();
        assertThat(leads.list("c", null, 40, 10, 3)).isEmpty();
    }

    @Test
    void aLeadOptsOutOncePerCallAndStaysSoWhateverBecomesOfIt() {
        var update = LeadUpdate.dispatched(new LeadUpdate.Of("c", 1, 1, Attempts.NONE), call(1, 1));
        leads.insert(List.of(lead(1), lead(2)));
        leads.update(List.of(update));

        assertThat(leads.optOut("c", 1, call(1, 1))).isTrue();
        assertThat(leads.optOut("c", 1, call(1, 1))).isFalse();
        leads.update(
                List.of(
                        LeadUpdate.done(
                                new LeadUpdate.Of("c", 1, 1, Attempts.ONE),
                                call(1, 1),
                                CallStatus.COMPLETED)));

        assertThat(leads.find("c", List.of(1)))
                .singleElement()
                .returns(LeadStatus.DONE, Lead::status)
                .returns(call(1, 1), Lead::optOutCallId);
        assertThat(leads.find("c", List.of(2))).noneMatch(Lead::optedOut);
        assertThat(leads.optOut("c", 1, call(1, 2))).isTrue();
        assertThat(leads.optOut("c", 3, call(3, 1))).isFalse();
    }

    @Test
    void aLeadHasCalledBackWhateverBecomesOfIt() {
        insert(3);
        leads.update(List.of(returned(1, 5)));

        leads.markCalledBack(Map.of("c", Set.of(1, 2), "nobody", Set.of(1)));
        leads.markCalledBack(Map.of("c", Set.of(1)));
        assertThat(leads.find("c", List.of(1, 2))).allMatch(Lead::calledBack);
        assertThat(leads.find("c", List.of(3))).noneMatch(Lead::calledBack);
        assertThat(leads.waiting(Map.of("c", 1)).get("c")).allMatch(Lead::calledBack);

        leads.update(
                List.of(
                        LeadUpdate.givenUp(
                                new LeadUpdate.Of("c", 1, 1, Attempts.ONE),
                                call(1, 1),
                                CallStatus.MISSED)));
        assertThat(stored(1))
                .returns(LeadStatus.DONE, Lead::status)
                .returns(CallStatus.MISSED, Lead::outcome)
                .returns(call(1, 1), Lead::callId)
                .returns(true, Lead::calledBack);
        assertThat(leads.waiting(Map.of("c", 1)).getOrDefault("c", List.of())).isEmpty();
    }

    @Test
    void anAttemptThatWasWithdrawnWasNeverMade() {
        insert(1);
        leads.update(
                List.of(
                        LeadUpdate.withdrawn(
                                new LeadUpdate.Of("c", 1, 1, Attempts.NONE), "c-1-1")));
        assertThat(stored(1).attempts()).isZero();
        assertThat(stored(1).visibleCallId()).isNull();

        leads.update(
                List.of(LeadUpdate.revived(new LeadUpdate.Of("c", 1, 1, Attempts.NONE), "c-1-1")));
        assertThat(stored(1).attempts()).isEqualTo(1);
        assertThat(stored(1).visibleCallId()).isEqualTo("c-1-1");
    }
}
