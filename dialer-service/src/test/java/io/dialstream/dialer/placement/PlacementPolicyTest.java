package io.dialstream.dialer.placement;

import static io.dialstream.dialer.testing.Given.NOON;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.PlacementEffect.Announce;
import io.dialstream.dialer.placement.PlacementEffect.AwaitInstant;
import io.dialstream.dialer.placement.PlacementEffect.GiveBack;
import io.dialstream.dialer.placement.PlacementEffect.Insert;
import io.dialstream.dialer.placement.PlacementEffect.Load;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Publish;
import io.dialstream.dialer.placement.PlacementEffect.ReadCampaignEvents;
import io.dialstream.dialer.placement.PlacementEffect.ReadPermit;
import io.dialstream.dialer.placement.PlacementEffect.Report;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.Search;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Announced;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.Failed;
import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.NoInstant;
import io.dialstream.dialer.placement.PlacementInput.NotFound;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementInput.PermitRead;
import io.dialstream.dialer.placement.PlacementInput.Searched;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.placement.PlacementInput.Written;
import io.dialstream.dialer.placement.PlacementProgress.Absent;
import io.dialstream.dialer.placement.PlacementProgress.Claimed;
import io.dialstream.dialer.placement.PlacementProgress.Fresh;
import io.dialstream.dialer.placement.PlacementProgress.Known;
import io.dialstream.dialer.placement.PlacementProgress.Published;
import io.dialstream.dialer.placement.PlacementProgress.Stage;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every input in every state, at noon. A row says what has changed ("same" is nothing), and the
 * effects in their order. Times are told in milliseconds from noon.
 */
class PlacementPolicyTest {

    private static final List<Row> TABLE =
            """
            woken                | fresh                          | claimed pending, published PERHAPS_INITIATED         | announce, insert requested
            woken                | *-waiting                      | instant                                              | load
            woken                | other                          | same                                                 | load
            woken, no instant    | fresh                          | no instant                                           | take instant
            woken, no instant    | *-waiting                      | same                                                 | load
            woken, no instant    | other                          | no instant                                           | load
            woken CA9            | fresh                          | claimed pending, published PERHAPS_INITIATED, id CA9 | announce, insert requested
            woken CA9            | ended                          | same                                                 | load
            woken CA9            | *-waiting                      | id CA9, instant                                      | load
            woken CA9            | other                          | id CA9                                               | load
            instant              | fresh                          | claimed pending, published PERHAPS_INITIATED         | announce, insert requested
            instant              | unpublished, absent            | same                                                 | insert pending
            instant              | unpublished-waiting            | instant                                              | insert pending
            instant              | pending                        | claimed pending                                      | announce, read events, move requested
            instant              | pending-published              | claimed pending                                      | read events, move requested
            instant              | pending-again                  | claimed pending again                                | read events, move requested again
            instant              | pending-later                  | failures 0                                           | wake 7000 ms
            instant              | pending-waiting                | claimed pending, instant                             | read events, move requested
            instant              | claimed                        | requested, no instant                                | request
            instant              | claimed-late                   | same                                                 | move pending
            instant              | claimed-waiting                | requested                                            | request
            instant              | other                          | same                                                 | load
            no instant           | fresh, stale                   | absent, failures 0                                   | await instant
            no instant           | claimed*                       | same                                                 | move pending
            no instant           | known                          | same                                                 | load
            no instant           | other                          | failures 0                                           | await instant
            not found            | unpublished*, absent           | same                                                 | read permit
            not found            | other                          | absent                                               | read permit
            found pending        | pending, pending-published, pending-waiting | same                                                 | read permit
            found pending        | other                          | pending                                              | read permit
            found requested      | requested, ended               | same                                                 | read permit
            found requested      | claimed, claimed-waiting       | same                                                 | move pending
            found requested      | known                          | same                                                 | move accepted CA1
            found requested      | other                          | requested                                            | read permit
            found accepted       | accepted                       | same                                                 | read permit
            found accepted       | other                          | accepted CA1                                         | read permit
            written pending      | pending, pending-published, pending-waiting | same                                                 | read permit
            written pending      | other                          | pending                                              | read permit
            written requested    | requested, ended, claimed, claimed-waiting | same                                                 | read permit
            written requested    | known                          | same                                                 | read permit
            written requested    | other                          | requested                                            | read permit
            written accepted     | ended                          | accepted CA1                                         |
            written accepted     | accepted                       | same                                                 | publish accepted CA1
            written accepted     | other                          | accepted CA1                                         | publish accepted CA1
            overtaken: requested | requested, ended               | same                                                 | read permit
            overtaken: requested | other                          | requested                                            | read permit
            overtaken: accepted  | accepted                       | same                                                 | read permit
            overtaken: accepted  | other                          | accepted CA1                                         | read permit
            announced            | fresh, stale, unpublished*     | published INITIATED                                  |
            announced            | absent, pending, pending-again | published INITIATED                                  |
            announced            | ended                          | published INITIATED                                  |
            announced            | other                          | same                                                 |
            GO                   | pending                        | claimed pending                                      | announce, read events, move requested
            GO                   | pending-published              | claimed pending                                      | read events, move requested
            GO                   | pending-again                  | claimed pending again                                | read events, move requested again
            GO                   | pending-later                  | failures 0                                           | wake 7000 ms
            GO                   | requested, ended               | failures 0                                           | wake 5000 ms
            GO                   | requested-*                    | same                                                 | search
            GO                   | accepted                       | same                                                 | publish accepted CA1
            GO                   | found                          | same                                                 | publish found CA2
            GO                   | refused                        | same                                                 | publish PROVIDER_21211
            GO                   | given-up                       | same                                                 | publish given up
            GO                   | claimed                        | requested, no instant                                | request
            GO                   | claimed-waiting                | same                                                 | take instant now
            GO                   | pending-waiting                | same                                                 | take instant
            GO                   | unpublished-waiting            | same                                                 | take instant
            GO                   | claimed-late                   | same                                                 | move pending
            GO                   | known                          | same                                                 | move accepted CA1
            GO                   | other                          | same                                                 | insert pending
            WAIT                 | requested, ended               | failures 0                                           | wake 5000 ms
            WAIT                 | requested-*                    | same                                                 | search
            WAIT                 | accepted                       | same                                                 | publish accepted CA1
            WAIT                 | found                          | same                                                 | publish found CA2
            WAIT                 | refused                        | same                                                 | publish PROVIDER_21211
            WAIT                 | given-up                       | same                                                 | publish given up
            WAIT                 | claimed*                       | same                                                 | move pending
            WAIT                 | known                          | same                                                 | move accepted CA1
            WAIT                 | other                          | same                                                 |
            NEVER                | absent                         | same                                                 | insert pending
            NEVER                | pending                        | same                                                 | announce, move CANCELED
            NEVER                | pending-*                      | same                                                 | move CANCELED
            NEVER                | requested, ended               | failures 0                                           | wake 5000 ms
            NEVER                | requested-*                    | same                                                 | search
            NEVER                | accepted                       | same                                                 | publish accepted CA1
            NEVER                | found                          | same                                                 | publish found CA2
            NEVER                | refused                        | same                                                 | publish PROVIDER_21211
            NEVER                | given-up                       | same                                                 | publish given up
            NEVER                | claimed*                       | same                                                 | move pending
            NEVER                | known                          | same                                                 | move accepted CA1
            NEVER                | other                          | same                                                 | give back
            live CA8             | fresh, stale, unpublished*     | same                                                 |
            live CA8             | absent, accepted, refused      | same                                                 |
            live CA8             | given-up                       | same                                                 |
            live CA8             | pending                        | same                                                 | announce, move accepted CA8
            live CA8             | claimed*                       | same                                                 | move pending
            live CA8             | known                          | same                                                 | move accepted CA1
            live CA8             | other                          | same                                                 | move accepted CA8
            live found CA8       | pending-*, requested*, ended   | same                                                 | move accepted CA8
            live found CA8       | pending                        | same                                                 | announce, move accepted CA8
            live found CA8       | claimed*                       | same                                                 | move pending
            live found CA8       | known                          | same                                                 | move accepted CA1
            live found CA8       | other                          | same                                                 |
            gone                 | pending                        | same                                                 | announce, move CANCELED
            gone                 | pending-*                      | same                                                 | move CANCELED
            gone                 | ended                          | same                                                 | move accepted CA9
            gone                 | claimed*                       | same                                                 | move pending
            gone                 | known                          | same                                                 | move accepted CA1
            gone                 | other                          | same                                                 |
            not ours             | claimed*                       | same                                                 | move pending
            not ours             | known                          | same                                                 | move accepted CA1
            not ours             | other                          | same                                                 |
            answer accepted      | requested*, ended              | known accepted CA1                                   | report, move accepted CA1
            answer accepted      | other                          | same                                                 | report, load
            answer refused       | requested*, ended              | known PROVIDER_21211                                 | report, move PROVIDER_21211
            answer refused       | other                          | same                                                 | report, load
            answer credentials   | requested*, ended              | known PROVIDER_20003 returned                        | report, move PROVIDER_20003 returned
            answer credentials   | other                          | same                                                 | report, load
            answer busy          | requested*, ended              | known pending 7000 ms again                          | report, move pending 7000 ms again
            answer busy, no time | requested*, ended              | known pending 254 ms again                           | report, move pending 254 ms again
            answer unreachable   | requested*, ended              | known pending 254 ms again                           | report, move pending 254 ms again
            answer unreachable   | other                          | same                                                 | report, load
            answer busy, no time | other                          | same                                                 | report, load
            answer busy          | other                          | same                                                 | report, load
            answer unclear       | requested*, ended              | same                                                 | report, read permit
            answer unclear       | other                          | same                                                 | report, load
            nothing listed       | requested, requested-5, ended  | failures 0                                           | wake 5000 ms
            nothing listed       | requested-119                  | failures 0                                           | wake 1000 ms
            nothing listed       | requested-120                  | same                                                 | move given up -120000 ms
            nothing listed       | other                          | same                                                 | load
            CA2 listed           | requested*, ended              | same                                                 | move found CA2
            CA2 listed           | other                          | same                                                 | load
            CA2 contested        | requested, requested-5, ended  | failures 0                                           | wake 5000 ms
            CA2 contested        | requested-119                  | failures 0                                           | wake 1000 ms
            CA2 contested        | requested-120                  | same                                                 | move given up -120000 ms
            CA2 contested        | other                          | same                                                 | load
            CA2 and CA3 listed   | requested, requested-5, ended  | failures 0                                           | wake 5000 ms
            CA2 and CA3 listed   | requested-119                  | failures 0                                           | wake 1000 ms
            CA2 and CA3 listed   | requested-120                  | same                                                 | move given up -120000 ms
            CA2 and CA3 listed   | other                          | same                                                 | load
            failed               | fresh, stale                   | absent, failures 4                                   | wake 1654 ms
            failed               | other                          | failures 4                                           | wake 1654 ms
            """
                    .lines()
                    .map(Row::of)
                    .toList();

    /** What is different when the command has expired. */
    private static final List<Row> EXPIRED =
            """
            woken             | fresh                                             | same       | load
            woken, no instant | fresh                                             | no instant | load
            woken CA9         | fresh                                             | id CA9     | load
            instant           | fresh                                             | same       | load
            instant           | unpublished                                       | same       | give back
            instant           | unpublished-waiting                               | instant    | give back
            instant           | pending                                           | same       | announce, move EXPIRED returned
            instant           | pending-published, pending-again                  | same       | move EXPIRED returned
            instant           | pending-waiting                                   | instant    | move EXPIRED returned
            instant           | claimed                                           | same       | move pending
            instant           | claimed-waiting                                   | instant    | move pending
            GO                | fresh, stale, unpublished, unpublished-waiting    | same       | give back
            GO                | pending                                           | same       | announce, move EXPIRED returned
            GO                | pending-published, pending-again, pending-waiting | same       | move EXPIRED returned
            GO                | claimed, claimed-waiting                          | same       | move pending
            """
                    .lines()
                    .map(Row::of)
                    .toList();

    private static final PlacementPolicy POLICY =
            new PlacementPolicy(
                    new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final Pending PENDING = new Pending(NOON, 0);
    private static final Requested REQUESTED = new Requested(NOON, 0, null);
    private static final Accepted ACCEPTED = new Accepted("CA1", false);
    private static final Accepted FOUND = new Accepted("CA2", true);
    private static final Refused REFUSED = new Refused("PROVIDER_21211", "no", null);
    private static final CallInstant INSTANT = new CallInstant("twilio", NOON, NOON.plusSeconds(1));
    private static final GivenUp GIVEN_UP = new GivenUp(NOON);

    /**
     * As far as the name says: "pending-published" was announced, "pending-again" was requested in
     * vain, "requested-5" five seconds ago; "ended" has its end in the log. "claimed" and "known"
     * owe the store a truth. Those that end in "waiting" have no instant.
     */
    private static final Map<String, PlacementProgress> STATES = states();

    private static final Map<String, PlacementInput> INPUTS = inputs();

    private static Map<String, PlacementProgress> states() {
        var states = new LinkedHashMap<String, PlacementProgress>();
        states.put("fresh", at(new Fresh(NOON), Published.NOTHING));
        states.put("stale", at(new Fresh(secondsAgo(5.001)), Published.NOTHING));
        states.put("unpublished", at(new Absent(), Published.NOTHING));
        states.put("absent", at(new Absent(), Published.PERHAPS_INITIATED));
        states.put("pending", at(stored(PENDING), Published.PERHAPS_INITIATED));
        states.put("pending-published", at(stored(PENDING), Published.INITIATED));
        states.put("pending-again", at(stored(new Pending(NOON, 1)), Published.PERHAPS_INITIATED));
        states.put(
                "pending-later",
                at(stored(new Pending(NOON.plusSeconds(7), 1)), Published.INITIATED));
        states.put("requested", at(stored(REQUESTED), Published.INITIATED));
        states.put(
                "requested-5",
                at(stored(new Requested(secondsAgo(5), 0, null)), Published.INITIATED));
        states.put(
                "requested-119",
                at(stored(new Requested(secondsAgo(119), 0, null)), Published.INITIATED));
        states.put(
                "requested-120",
                at(stored(new Requested(secondsAgo(120), 0, null)), Published.INITIATED));
        states.put("ended", at(stored(REQUESTED), Published.END).knowing("CA9"));
        states.put("accepted", at(stored(ACCEPTED), Published.INITIATED));
        states.put("found", at(stored(FOUND), Published.INITIATED));
        states.put("refused", at(stored(REFUSED), Published.INITIATED));
        states.put("given-up", at(stored(GIVEN_UP), Published.INITIATED));
        states.put("claimed", at(claimed(REQUESTED), Published.INITIATED));
        states.put(
                "claimed-late",
                at(claimed(new Requested(secondsAgo(5.001), 0, null)), Published.INITIATED));
        states.put("claimed-waiting", withoutInstant("claimed", states));
        states.put("pending-waiting", withoutInstant("pending-published", states));
        states.put("unpublished-waiting", withoutInstant("unpublished", states));
        states.put("known", at(new Known(placement(REQUESTED), ACCEPTED), Published.INITIATED));
        return states;
    }

    private static PlacementProgress withoutInstant(
            String name, Map<String, PlacementProgress> states) {
        return Objects.requireNonNull(states.get(name)).holding(null);
    }

    private static Map<String, PlacementInput> inputs() {
        var inputs = new LinkedHashMap<String, PlacementInput>();
        inputs.put("woken", new Woken(null, INSTANT));
        inputs.put("woken, no instant", new Woken(null, null));
        inputs.put("woken CA9", new Woken("CA9", INSTANT));
        inputs.put("instant", new InstantTaken(INSTANT));
        inputs.put("no instant", new NoInstant());
        inputs.put("not found", new NotFound());
        inputs.put("found pending", new Found(placement(PENDING)));
        inputs.put("found requested", new Found(placement(REQUESTED)));
        inputs.put("found accepted", new Found(placement(ACCEPTED)));
        inputs.put("written pending", new Written(placement(PENDING)));
        inputs.put("written requested", new Written(placement(REQUESTED)));
        inputs.put("written accepted", new Written(placement(ACCEPTED)));
        inputs.put("overtaken: requested", new Overtaken(placement(REQUESTED)));
        inputs.put("overtaken: accepted", new Overtaken(placement(ACCEPTED)));
        inputs.put("announced", new Announced());
        for (var permission : Permission.values()) {
            inputs.put(permission.name(), new PermitRead(new CallPermit.Wanted(permission)));
        }
        inputs.put("live CA8", new PermitRead(new CallPermit.Live("CA8", false)));
        inputs.put("live found CA8", new PermitRead(new CallPermit.Live("CA8", true)));
        inputs.put("gone", new PermitRead(new CallPermit.Gone()));
        inputs.put("not ours", new PermitRead(new CallPermit.NotOurs()));
        inputs.put("answer accepted", new Answered(new PlacementAnswer.Accepted("CA1")));
        inputs.put("answer refused", new Answered(new PlacementAnswer.Refused("21211", "no")));
        inputs.put(
                "answer credentials",
                new Answered(new PlacementAnswer.CredentialsRefused("20003", "no")));
        inputs.put(
                "answer busy",
                new Answered(new PlacementAnswer.Busy(Duration.ofSeconds(7), "429")));
        inputs.put("answer busy, no time", new Answered(new PlacementAnswer.Busy(null, "429")));
        inputs.put(
                "answer unreachable",
                new Answered(new PlacementAnswer.Unreachable("no connection")));
        inputs.put("answer unclear", new Answered(new PlacementAnswer.Unclear("Timed out")));
        inputs.put("nothing listed", new Searched(List.of(), false));
        inputs.put("CA2 listed", new Searched(List.of("CA2"), false));
        inputs.put("CA2 contested", new Searched(List.of("CA2"), true));
        inputs.put("CA2 and CA3 listed", new Searched(List.of("CA2", "CA3"), false));
        inputs.put("failed", new Failed());
        return inputs;
    }

    private static PlacementProgress until(Instant notAfter, PlacementProgress progress) {
        return new PlacementProgress(
                progress.call().until(notAfter),
                progress.accounts(),
                progress.startedAt(),
                progress.stage(),
                progress.published(),
                progress.providerCallId(),
                progress.instant(),
                progress.failures());
    }

    private static PlacementProgress at(Stage stage, Published published) {
        return at(CALL, stage, published);
    }

    private static PlacementProgress at(PlaceCall call, Stage stage, Published published) {
        return PlacementProgress.begun(
                        call,
                        List.of(new CallAccount("twilio", CALL.phoneNumber())),
                        SlotTaken.BEFORE,
                        NOON,
                        secondsAgo(600))
                .at(stage)
                .published(published)
                .holding(INSTANT)
                .failed(3);
    }

    private static Stored stored(PlacementState state) {
        return new Stored(placement(state));
    }

    private static Claimed claimed(Requested requested) {
        return new Claimed(placement(requested), requested, PENDING);
    }

    private static Placement placement(PlacementState state) {
        return Placement.first(
                CALL.callId(), "twilio", CALL.phoneNumber(), CALL.phoneNumber(), state, NOON);
    }

    private static Instant secondsAgo(double seconds) {
        return NOON.minusMillis(Math.round(seconds * 1_000));
    }

    /** All that the policy ever wants to be done. */
    static Stream<PlacementEffect> everyEffect() {
        return INPUTS.values().stream()
                .flatMap(input ->
                        STATES.values().stream()
                                .flatMap(state -> Stream.of(state, until(NOON, state)))
                                .map(state -> POLICY.decide(state, input, NOON).effects())
                                .flatMap(List::stream));
    }

    static Stream<Arguments> everyInputInEveryState() {
        return INPUTS.keySet().stream()
                .flatMap(input -> STATES.keySet().stream().map(state -> arguments(input, state)));
    }

    @Test
    void refusedCredentialsReturnNoLeadWhereThereIsNone() {
        var single = at(Given.singleCall("single"), stored(REQUESTED), Published.INITIATED);
        var answer = new PlacementAnswer.CredentialsRefused("20003", "no");

        var stage = POLICY.decide(single, new Answered(answer), NOON).progress().stage();

        assertThat(stage)
                .isEqualTo(
                        new Known(placement(REQUESTED), new Refused("PROVIDER_20003", "no", null)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyInputInEveryState")
    void decides(String input, String state) {
        var rows = TABLE.stream().filter(row -> row.input().equals(input)).toList();
        var own = rows.stream().filter(row -> row.isOf(state)).toList();
        var expected = own.isEmpty() ? rows.getLast() : own.getFirst();
        assertThat(own).hasSizeLessThanOrEqualTo(1);
        assertThat(own.isEmpty()).isEqualTo(expected.isOfOthers());

        assertThat(outcome(before(state), input)).isEqualTo(expected.outcome());
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyInputInEveryState")
    void placesNothingWhoseCommandHasExpired(String input, String state) {
        var own =
                EXPIRED.stream()
                        .filter(row -> row.input().equals(input) && row.isOf(state))
                        .toList();
        var otherwise = outcome(before(state), input);

        assertThat(outcome(until(NOON, before(state)), input))
                .isEqualTo(own.isEmpty() ? otherwise : own.getFirst().outcome());
        assertThat(outcome(until(NOON.plusMillis(1), before(state)), input)).isEqualTo(otherwise);
    }

    /** Each time without room makes the next wait longer. */
    @Test
    void countsHowOftenTheProviderHadNoRoom() {
        var requested = at(stored(new Requested(NOON, 2, null)), Published.INITIATED);
        var busy = new Answered(new PlacementAnswer.Busy(Duration.ofSeconds(7), "429"));
        assertThat(POLICY.decide(requested, busy, NOON).effects())
                .containsExactly(
                        new Report("twilio", busy.answer()),
                        new Move(
                                placement(new Requested(NOON, 2, null)),
                                new Pending(NOON.plusSeconds(7), 3)));
    }

    /** A store takes a write only in the place of the version that was read. */
    @Test
    void countsItsWrites() {
        var first = placement(PENDING);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.moved(REQUESTED).moved(ACCEPTED).version()).isEqualTo(3);
    }

    /** Every row of the table says something. */
    @ParameterizedTest
    @FieldSource("TABLE")
    void needsEveryRow(Row row) {
        assertThat(INPUTS).containsKey(row.input());
        assertThat(row.isOfOthers() || row.states().allMatch(PlacementPolicyTest::isAState))
                .isTrue();
    }

    private static boolean isAState(String pattern) {
        return STATES.keySet().stream().anyMatch(state -> Row.matches(pattern, state));
    }

    /** A row of the table: what comes of an input in some states. */
    record Row(String input, String pattern, String outcome) {

        static Row of(String line) {
            var cells = line.split("\\|", -1);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip() + " | " + cells[3].strip());
        }

        boolean isOfOthers() {
            return pattern.equals("other");
        }

        Stream<String> states() {
            return Stream.of(pattern.split(", "));
        }

        boolean isOf(String state) {
            return states().anyMatch(it -> matches(it, state));
        }

        static boolean matches(String pattern, String state) {
            if (pattern.startsWith("*")) {
                return state.endsWith(pattern.substring(1));
            }
            return pattern.endsWith("*")
                    ? state.startsWith(pattern.substring(0, pattern.length() - 1))
                    : state.equals(pattern);
        }
    }

    private static PlacementProgress before(String state) {
        return Objects.requireNonNull(STATES.get(state));
    }

    private static String outcome(PlacementProgress before, String input) {
        var decision = POLICY.decide(before, Objects.requireNonNull(INPUTS.get(input)), NOON);
        var effects =
                decision.effects().stream()
                        .map(PlacementPolicyTest::describe)
                        .collect(joining(", "));
        return changes(before, decision.progress()) + " | " + effects;
    }

    private static String changes(PlacementProgress before, PlacementProgress after) {
        var changes = new ArrayList<String>();
        if (!after.stage().equals(before.stage())) {
            changes.add(describe(after.stage()));
        }
        if (after.published() != before.published()) {
            changes.add("published " + after.published());
        }
        if (!Objects.equals(after.providerCallId(), before.providerCallId())) {
            changes.add("id " + after.providerCallId());
        }
        if (!Objects.equals(after.instant(), before.instant())) {
            changes.add(after.instant() == null ? "no instant" : "instant");
        }
        if (after.failures() != before.failures()) {
            changes.add("failures " + after.failures());
        }
        return changes.isEmpty() ? "same" : String.join(", ", changes);
    }

    private static String describe(Stage stage) {
        return switch (stage) {
            case Fresh _ -> "fresh";
            case Absent _ -> "absent";
            case Stored(var placement) -> describe(placement.state());
            case Claimed(_, _, var truth) -> "claimed " + describe(truth);
            case Known(_, var truth, _) -> "known " + describe(truth);
        };
    }

    private static String describe(PlacementState state) {
        return switch (state) {
            case Pending(var dueAt, int attempts) -> "pending" + at(dueAt) + times(attempts);
            case Requested(var requestedAt, int attempts, _) ->
                    "requested" + at(requestedAt) + times(attempts);
            case Accepted(var id, boolean found) -> (found ? "found " : "accepted ") + id;
            case Refused(var reason, _, var ending) -> reason + (ending == null ? "" : " returned");
            case GivenUp(var requestedAt) -> "given up" + at(requestedAt);
        };
    }

    private static String at(Instant moment) {
        return moment.equals(NOON) ? "" : " " + Duration.between(NOON, moment).toMillis() + " ms";
    }

    private static String times(int attempts) {
        return attempts == 0 ? "" : " again";
    }

    private static String describe(PlacementEffect effect) {
        return switch (effect) {
            case Load() -> "load";
            case Insert(var placement) -> "insert " + describe(placement.state());
            case Move(_, var next) -> "move " + describe(next);
            case Announce _ -> "announce";
            case ReadCampaignEvents() -> "read events";
            case ReadPermit() -> "read permit";
            case Request _ -> "request";
            case Search _ -> "search";
            case Publish(_, var outcome) -> "publish " + describe(outcome);
            case GiveBack() -> "give back";
            case TakeInstant(_, boolean orWait) -> orWait ? "take instant" : "take instant now";
            case AwaitInstant() -> "await instant";
            case Report _ -> "report";
            case WakeAt(var moment) -> "wake" + at(moment);
        };
    }
}
