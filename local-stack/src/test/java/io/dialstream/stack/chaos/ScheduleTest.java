package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(rounds(7)).isEqualTo(rounds(7)).isNotEqualTo(rounds(8));
        assertThat(new Schedule(7, List.of("twilio")).eachOnce(60, 10))
                .isEqualTo(new Schedule(7, List.of("twilio")).eachOnce(60, 10))
                .isNotEqualTo(new Schedule(8, List.of("twilio")).eachOnce(60, 10));
    }

    @Test
    void strikesEveryProcessInEachWayOnce() {
        var faults =
                new Schedule(1, List.of("twilio"))
                        .eachOnce(60, 10).stream()
                                .flatMap(round -> round.faults().stream())
                                .toList();

        assertThat(struck(faults, Fault.Kill.class)).containsAll(Cast.EVERYTHING);
        assertThat(struck(faults, Fault.Leave.class))
                .contains(Cast.CALLLOG, Cast.INGEST, Cast.DIALER, Cast.CAMPAIGN);
        assertThat(struck(faults, Fault.Freeze.class)).contains(Cast.DIALER_2, Cast.CAMPAIGN);
    }

    @Test
    void strikesTheCampaignServiceAndItsDatabaseBetweenThePartsOfACampaign() {
        var inParts =
                new Schedule(1, List.of("twilio"))
                        .eachOnce(60, 10).stream()
                                .filter(round -> round.posting() == Posting.IN_PARTS)
                                .toList();

        assertThat(inParts)
                .allMatch(Round::strikesWhilePosting)
                .flatExtracting(Round::faults)
                .flatExtracting(Fault::who)
                .contains(Cast.CAMPAIGN, Cast.MONGO);
    }

    @Test
    void comesToEveryKindOfFaultAndMoveSoonerOrLater() {
        var rounds = rounds(1);
        var faults = rounds.stream().flatMap(round -> round.faults().stream()).toList();

        assertThat(rounds).extracting(Round::move).contains(Move.values());
        assertThat(rounds).extracting(Round::posting).contains(Posting.values());
        assertThat(rounds).anyMatch(Round::strikesWhilePosting);
        assertThat(rounds).anyMatch(round -> round.faults().size() == 3);
        assertThat(struck(faults, Fault.Kill.class))
                .containsAll(Cast.EVERYTHING)
                .contains(Cast.PROVIDER);
        assertThat(struck(faults, Fault.Leave.class)).containsAll(Cast.EVERYTHING);
        assertThat(struck(faults, Fault.Freeze.class)).containsAll(Cast.EVERYTHING);
    }

    @Test
    void comesToEveryRuleSoonerOrLater() {
        var rules = rounds(1).stream().map(Round::rules).toList();

        assertThat(rules).extracting(Rules::maxAttempts).contains(1, 2, 3);
        assertThat(rules).extracting(Rules::machines).contains(Rules.Machines.values());
        assertThat(rules).extracting(Rules::optOut).contains(true, false);
        assertThat(rules).anyMatch(each -> each.cap() != null).anyMatch(each -> each.cap() == null);
        assertThat(rules).anyMatch(each -> each.listed() > 0).anyMatch(each -> each.listed() == 0);
    }

    /** Otherwise the truth could not be known, and was no promise. */
    @Test
    void asksNothingOfAVendorThatItDoesNotDo() {
        var schedule = new Schedule(1, List.of("telnyx"));
        var rounds = Stream.generate(schedule::next).limit(300).toList();

        assertThat(rounds).allMatch(each -> each.rules().machines() == Rules.Machines.IGNORE);
        assertThat(rounds).noneMatch(each -> each.rules().optOut());
        assertThat(rounds).allMatch(each -> each.mishaps().containsKey("lose-callback"));
    }

    @Test
    void comesToEveryChoiceOfAccountsAndEveryRefusal() {
        var rounds = rounds(1);

        assertThat(rounds)
                .extracting(Round::accounts)
                .contains(
                        Accounts.NONE,
                        new Accounts("east", List.of()),
                        new Accounts("twilio", List.of("east")),
                        new Accounts("east", List.of("twilio")));
        assertThat(rounds)
                .extracting(Round::refusal)
                .contains(
                        null,
                        new Refusal("twilio", Refusal.Kind.NO_ROOM),
                        new Refusal("twilio", Refusal.Kind.DOWN),
                        new Refusal("east", Refusal.Kind.NO_ROOM),
                        new Refusal("east", Refusal.Kind.DOWN));
    }

    @Test
    void namesAnAccountAtEveryVendorSoonerOrLater() {
        var schedule = new Schedule(1, List.of("twilio", "telnyx", "plivo"));
        var named = Stream.generate(schedule::next).limit(300).map(Round::accounts).toList();

        assertThat(named)
                .contains(
                        new Accounts("telnyx", List.of("twilio")),
                        new Accounts("twilio", List.of("plivo")),
                        new Accounts("east", List.of()));
    }

    private static List<Object> struck(List<Fault> faults, Class<? extends Fault> kind) {
        return faults.stream()
                .filter(kind::isInstance)
                .flatMap(each -> each.who().stream())
                .map(each -> (Object) each)
                .toList();
    }

    private static List<Round> rounds(long seed) {
        return Stream.generate(new Schedule(seed, List.of("twilio"))::next).limit(300).toList();
    }
}
