package io.dialstream.dialer.placement;

import static io.dialstream.dialer.admission.AccountAvailability.DOWN;
import static io.dialstream.dialer.admission.AccountAvailability.OPEN;
import static io.dialstream.dialer.admission.AccountAvailability.REFUSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.AccountAvailability;
import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Report;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.PermitRead;
import io.dialstream.dialer.placement.PlacementProgress.Claimed;
import io.dialstream.dialer.placement.PlacementProgress.Published;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which account a call is placed with: every answer, with the next two accounts in every state. */
class FailoverTableTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final PlaceCall CALL =
            Given.call("c", 1, 1).with("one").fallingBackTo(List.of("two", "three"));
    private static final CallAccount ONE = account("one", 1);
    private static final CallAccount TWO = account("two", 2);
    private static final CallAccount THREE = account("three", 3);
    private static final List<CallAccount> ALL = List.of(ONE, TWO, THREE);
    private static final Requested REQUESTED = new Requested(NOON, 0, NOON);

    /** Left: the answer of the first account; above: how the second and the third stand. */
    private static final String TABLE =
            """
            answer        OPEN,OPEN OPEN,DOWN OPEN,REFUSING DOWN,OPEN DOWN,DOWN DOWN,REFUSING REFUSING,OPEN REFUSING,DOWN REFUSING,REFUSING
            accepted      one       one       one           one       one       one           one           one           one
            refused       one       one       one           one       one       one           one           one           one
            unclear       one       one       one           one       one       one           one           one           one
            busy-soon     one       one       one           one       one       one           one           one           one
            busy-later    two       two       two           three     one       one           three         one           one
            busy          two       two       two           three     one       one           three         one           one
            unreachable   two       two       two           three     one       one           three         one           one
            credentials   two       two       two           three     two       two           three         two           two
            """;

    private static final Map<String, PlacementAnswer> ANSWERS = answers();

    private static Map<String, PlacementAnswer> answers() {
        var answers = new LinkedHashMap<String, PlacementAnswer>();
        answers.put("accepted", new PlacementAnswer.Accepted("CA1"));
        answers.put("refused", new PlacementAnswer.Refused("21211", "no such number"));
        answers.put("unclear", new PlacementAnswer.Unclear("Twilio answered 503"));
        answers.put("busy-soon", new PlacementAnswer.Busy(Duration.ofSeconds(5), "429"));
        answers.put("busy-later", new PlacementAnswer.Busy(Duration.ofSeconds(6), "429"));
        answers.put("busy", new PlacementAnswer.Busy(null, "no capacity"));
        answers.put("unreachable", new PlacementAnswer.Unreachable("cannot be reached"));
        answers.put("credentials", new PlacementAnswer.CredentialsRefused("20003", "who?"));
        return answers;
    }

    private static PlacementAnswer answer(String name) {
        return Objects.requireNonNull(ANSWERS.get(name), name);
    }

    static Stream<Arguments> table() {
        var rows = TABLE.lines().map(line -> List.of(line.split(" +"))).toList();
        return rows.stream().skip(1).flatMap(row -> cells(rows.getFirst(), row));
    }

    private static Stream<Arguments> cells(List<String> states, List<String> row) {
        return IntStream.range(1, row.size())
                .mapToObj(at -> Arguments.of(row.getFirst(), states.get(at), row.get(at)));
    }

    @Test
    void hasEveryAnswerAndEveryPairOfStates() {
        assertThat(ANSWERS.values().stream().map(Object::getClass).distinct())
                .hasSize(PlacementAnswer.class.getPermittedSubclasses().length);
        assertThat(table().map(cell -> cell.get()[1]).distinct()).hasSize(9);
        assertThat(table().map(cell -> cell.get()[0]).distinct()).hasSize(ANSWERS.size());
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @MethodSource("table")
    void goesWhereTheTableSays(String answer, String states, String account) {
        var decision = answered(answer(answer), ONE, states(states), ALL);

        assertThat(decision.effects()).first().isEqualTo(new Report("one", answer(answer)));
        if (account.equals("one")) {
            assertThat(decision.effects())
                    .noneMatch(effect ->
                            effect instanceof Move(var placement, _)
                                    && !placement.provider().equals("one"));
        } else {
            var next = account.equals("two") ? TWO : THREE;
            assertThat(decision.effects().getLast())
                    .isEqualTo(new Move(requestedAt(ONE).at(next), new Pending(NOON, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "refused",
                "unclear",
                "busy-soon",
                "busy",
                "unreachable",
                "credentials"
            })
    void neverGoesBackAndNeverBeyondTheLast(String answer) {
        var open = Map.of("one", OPEN, "two", OPEN, "three", OPEN);

        var decision = answered(answer(answer), THREE, open, ALL);

        assertThat(decision.effects())
                .noneMatch(effect ->
                        effect instanceof Move(var placement, _)
                                && !placement.provider().equals("three"));
    }

    @Test
    void isRefusedOnceTheLastAccountHasRefusedOurCredentials() {
        var decision = answered(answer("credentials"), THREE, Map.of(), ALL);

        assertThat(decision.effects().getLast())
                .isEqualTo(
                        new Move(
                                requestedAt(THREE),
                                new Refused(
                                        "PROVIDER_20003", "who?", Endings.CREDENTIALS_REFUSED)));
    }

    @Test
    void anAccountThatTheCommandDoesNotNameHasNoneAfterIt() {
        var gone = account("gone", 9);
        assertThat(answered(answer("busy"), gone, Map.of(), ALL).effects().getLast())
                .isInstanceOf(Move.class)
                .extracting(effect -> ((Move) effect).placement().provider())
                .isEqualTo("gone");
    }

    /** Its first write names the account whose instant is there; before that, nobody is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"one", "two", "three"})
    void writesTheAccountDownWhoseInstantItHas(String account) {
        var pending = pendingAt(ONE);

        var decision =
                policy().decide(
                                progress(new Stored(pending), ALL),
                                new InstantTaken(instant(account)),
                                NOON);

        assertThat(decision.effects().getLast())
                .isInstanceOfSatisfying(
                        Move.class,
                        move -> {
                            assertThat(move.placement().provider()).isEqualTo(account);
                            assertThat(move.next()).isInstanceOf(Requested.class);
                        });
    }

    /** The instant of an account that was passed over is good for nothing. */
    @Test
    void doesNotAskWithTheInstantOfAnAccountBefore() {
        var decision =
                policy().decide(
                                progress(new Stored(pendingAt(TWO)), ALL).holding(instant("one")),
                                new PermitRead(new CallPermit.Wanted(Permission.GO)),
                                NOON);

        assertThat(decision.effects())
                .containsExactly(new TakeInstant(List.of("two", "three"), true));
    }

    @Test
    void asksOnlyTheAccountThatIsWrittenDown() {
        var requested = requestedAt(TWO);
        var claimed = new Claimed(requested, REQUESTED, new Pending(NOON, 0));

        for (var other : Set.of("one", "three")) {
            assertThat(
                            policy().decide(
                                            progress(claimed, ALL).holding(instant(other)),
                                            new PermitRead(new CallPermit.Wanted(Permission.GO)),
                                            NOON)
                                    .effects())
                    .containsExactly(new TakeInstant("two", false));
        }
    }

    @ParameterizedTest
    @MethodSource("threeStates")
    void wantsAnInstantWhereTheCallCanGo(
            AccountAvailability one, AccountAvailability two, AccountAvailability three) {
        var states = Map.of("one", one, "two", two, "three", three);
        var ids = List.of("one", "two", "three");

        var wanted = Failover.wanted(ids, account -> Objects.requireNonNull(states.get(account)));

        if (states.containsValue(OPEN)) {
            assertThat(wanted).containsExactly(first(ids, states, OPEN));
        } else if (states.containsValue(REFUSING)) {
            assertThat(wanted).containsExactly(first(ids, states, REFUSING));
        } else {
            assertThat(wanted).isEqualTo(ids);
        }
    }

    static Stream<Arguments> threeStates() {
        var all = List.of(AccountAvailability.values());
        return all.stream()
                .flatMap(one ->
                        all.stream()
                                .flatMap(two ->
                                        all.stream().map(three -> Arguments.of(one, two, three))));
    }

    private static String first(
            List<String> ids, Map<String, AccountAvailability> states, AccountAvailability state) {
        return ids.stream().filter(id -> states.get(id) == state).findFirst().orElseThrow();
    }

    private static PlacementDecision answered(
            PlacementAnswer answer,
            CallAccount by,
            Map<String, AccountAvailability> states,
            List<CallAccount> accounts) {
        return policy().decide(
                        progress(new Stored(requestedAt(by)), accounts),
                        new Answered(answer, states),
                        NOON);
    }

    private static Map<String, AccountAvailability> states(String pair) {
        var states = Arrays.stream(pair.split(",")).map(AccountAvailability::valueOf).toList();
        return Map.of("one", DOWN, "two", states.getFirst(), "three", states.getLast());
    }

    private static PlacementProgress progress(
            PlacementProgress.Stage stage, List<CallAccount> accounts) {
        return PlacementProgress.begun(CALL, accounts, SlotTaken.BEFORE, NOON, NOON)
                .at(stage)
                .published(Published.INITIATED);
    }

    private static Placement requestedAt(CallAccount account) {
        return placement(account, REQUESTED);
    }

    private static Placement pendingAt(CallAccount account) {
        return placement(account, new Pending(NOON, 0));
    }

    private static Placement placement(CallAccount account, PlacementState state) {
        return Placement.first(
                CALL.callId(), account.id(), CALL.phoneNumber(), account.from(), state, NOON);
    }

    private static CallInstant instant(String account) {
        return new CallInstant(account, NOON, NOON.plusSeconds(1));
    }

    private static CallAccount account(String id, int number) {
        return new CallAccount(id, new PhoneNumber("+1415555010" + number));
    }

    private static PlacementPolicy policy() {
        return new PlacementPolicy(
                new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
    }
}
