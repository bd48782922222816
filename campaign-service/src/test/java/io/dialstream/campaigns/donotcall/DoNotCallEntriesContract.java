package io.dialstream.campaigns.donotcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of do-not-call lists does. */
public abstract class DoNotCallEntriesContract {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(3_600);

    private static final String ONE = "+14155550101";
    private static final String OTHER = "+14155550102";

    private DoNotCallEntries entries;

    protected abstract DoNotCallEntries noEntries();

    @BeforeEach
    void empty() {
        entries = noEntries();
    }

    private static DoNotCallEntry entry(String number) {
        return entry(number, null);
    }

    private static DoNotCallEntry entry(String number, @Nullable Instant expiresAt) {
        return new DoNotCallEntry("ann", number, "asked us", "API", expiresAt, NOW);
    }

    private List<String> listed(Instant now, String... numbers) {
        return entries
                .listed("ann", List.of(numbers).stream().map(PhoneNumber::new).toList(), now)
                .stream()
                .map(PhoneNumber::e164)
                .sorted()
                .toList();
    }

    @Test
    void givesBackWhatWasPut() {
        assertThat(entries.put(entry(ONE, LATER), NOW)).isEqualTo(entry(ONE, LATER));

        assertThat(entries.find("ann", ONE, NOW)).contains(entry(ONE, LATER));
        assertThat(entries.find("ann", OTHER, NOW)).isEmpty();
        assertThat(entries.find("bob", ONE, NOW)).isEmpty();
    }

    @Test
    void aSecondPutReplacesAllButTheTimeOfTheFirst() {
        entries.put(entry(ONE, SOON), NOW);
        var second = new DoNotCallEntry("ann", ONE, null, "CRM", null, NOW.plusSeconds(5));

        assertThat(entries.put(second, NOW.plusSeconds(5)))
                .isEqualTo(new DoNotCallEntry("ann", ONE, null, "CRM", null, NOW));
        assertThat(listed(LATER, ONE)).containsExactly(ONE);
    }

    @Test
    void whatTakesThePlaceOfAnExpiredEntryIsNew() {
        entries.put(entry(ONE, SOON), NOW);
        var second = new DoNotCallEntry("ann", ONE, null, "CRM", null, LATER);

        assertThat(entries.put(second, LATER)).isEqualTo(second);
        assertThat(entries.find("ann", ONE, LATER)).contains(second);
    }

    @Test
    void whatIsListedIsTheUsersAlone() {
        entries.put(entry(ONE), NOW);

        assertThat(listed(NOW, ONE, OTHER)).containsExactly(ONE);
        assertThat(entries.listed("bob", List.of(new PhoneNumber(ONE)), NOW)).isEmpty();
        assertThat(entries.listed("ann", List.of(), NOW)).isEmpty();
    }

    @Test
    void aPrefixListsAllNumbersThatBeginLikeThat() {
        entries.put(entry("+1900*"), NOW);
        entries.put(entry("+44*"), NOW);
        entries.put(entry(ONE + "*"), NOW);

        assertThat(listed(NOW, "+19005550100", "+1900", "+190", "+442079460000", ONE, OTHER))
                .containsExactly("+14155550101", "+1900", "+19005550100", "+442079460000");
        assertThat(listed(NOW, "+44", "+45")).containsExactly("+44");
        assertThat(entries.find("ann", "+1900*", NOW)).contains(entry("+1900*"));
        assertThat(entries.find("ann", "+19005550100", NOW)).isEmpty();
        assertThat(entries.listed("bob", List.of(new PhoneNumber("+19005550100")), NOW)).isEmpty();
    }

    @Test
    void anEntryThatHasExpiredIsAsGoodAsNotThere() {
        entries.put(entry(ONE, SOON), NOW);
        entries.put(entry("+44*", SOON), NOW);

        assertThat(listed(SOON.minusMillis(1), ONE, "+442079460000")).hasSize(2);
        assertThat(listed(SOON, ONE, "+442079460000")).isEmpty();
        assertThat(entries.find("ann", ONE, SOON)).isEmpty();
        assertThat(entries.list("ann", "", null, 9, SOON)).isEmpty();
        assertThat(entries.delete("ann", ONE, SOON)).isFalse();
    }

    @Test
    void whatWasDeletedIsNotListed() {
        entries.put(entry(ONE), NOW);
        entries.put(entry("+44*"), NOW);

        assertThat(entries.delete("bob", ONE, NOW)).isFalse();
        assertThat(entries.delete("ann", ONE, NOW)).isTrue();
        assertThat(entries.delete("ann", ONE, NOW)).isFalse();
        assertThat(entries.delete("ann", "+44*", NOW)).isTrue();
        assertThat(listed(NOW, ONE, "+442079460000")).isEmpty();
    }

    /** It may still hold by the clock of another instance, and nobody was told that it is gone. */
    @Test
    void aDeletionTakesNothingThatHasExpired() {
        entries.put(entry(ONE, SOON), NOW);

        assertThat(entries.delete("ann", ONE, SOON)).isFalse();

        assertThat(listed(SOON.minusMillis(1), ONE)).containsExactly(ONE);
        assertThat(entries.delete("ann", ONE, SOON.minusMillis(1))).isTrue();
    }

    @Test
    void listsInTheOrderOfTheNumbersFromAnyPlaceOn() {
        for (var number : List.of(OTHER, ONE, "+1900*", "+442079460000")) {
            entries.put(entry(number), NOW);
        }
        entries.put(new DoNotCallEntry("bob", "+4915112345678", null, "API", null, NOW), NOW);

        assertThat(numbers("", null, 9)).containsExactly(ONE, OTHER, "+1900*", "+442079460000");
        assertThat(numbers("", ONE, 2)).containsExactly(OTHER, "+1900*");
        assertThat(numbers("+1415", null, 9)).containsExactly(ONE, OTHER);
        assertThat(numbers("+1415", ONE, 9)).containsExactly(OTHER);
        assertThat(numbers("+1900", null, 9)).containsExactly("+1900*");
        assertThat(numbers("+5", null, 9)).isEmpty();
    }

    private List<String> numbers(String beginning, @Nullable String after, int count) {
        return entries.list("ann", beginning, after, count, NOW).stream()
                .map(DoNotCallEntry::number)
                .toList();
    }

    @Test
    void addsWhatIsNewOrHoldsLonger() {
        entries.put(entry(ONE, SOON), NOW);
        entries.put(entry(OTHER), NOW);
        var more =
                List.of(
                        new DoNotCallEntry("ann", ONE, "later", "IMPORT", LATER, SOON),
                        new DoNotCallEntry("ann", OTHER, "later", "IMPORT", LATER, SOON),
                        new DoNotCallEntry("ann", "+1900*", "later", "IMPORT", null, SOON));

        assertThat(entries.add(more, NOW)).isEqualTo(2);
        assertThat(entries.add(more, NOW)).as("once more").isZero();

        assertThat(entries.find("ann", ONE, NOW)).contains(more.getFirst());
        assertThat(entries.find("ann", OTHER, NOW)).contains(entry(OTHER));
        assertThat(listed(NOW, "+19005550100")).hasSize(1);
        assertThat(entries.add(List.of(entry(ONE)), NOW)).isEqualTo(1);
        assertThat(listed(LATER, ONE)).hasSize(1);
    }

    @Test
    void forgetsWhatHasExpiredAFewAtATime() {
        for (int n = 0; n < 5; n++) {
            entries.put(entry(ONE + n, SOON), NOW);
        }
        entries.put(entry(ONE), NOW);
        entries.put(entry(OTHER, SOON), NOW);
        entries.put(entry(OTHER), NOW);
        entries.add(List.of(entry("+1900*", LATER)), NOW);

        assertThat(entries.deleteExpired(SOON.minusMillis(1), 3)).isZero();
        assertThat(entries.deleteExpired(SOON, 3)).isEqualTo(3);
        assertThat(entries.deleteExpired(SOON, 3)).isEqualTo(2);
        assertThat(entries.deleteExpired(SOON, 3)).isZero();

        assertThat(numbers("", null, 9)).containsExactly(ONE, OTHER, "+1900*");
        assertThat(entries.deleteExpired(LATER, 3)).isEqualTo(1);
        assertThat(numbers("", null, 9)).containsExactly(ONE, OTHER);
    }

    @Test
    void takesMoreThanAPortionAtOnce() {
        var many =
                IntStream.range(0, 2_500).mapToObj(n -> entry("+1415" + (5_550_000 + n))).toList();
        entries.put(many.get(1_700), NOW);

        assertThat(entries.add(many, NOW)).isEqualTo(2_499);

        var asked =
                IntStream.range(1_250, 3_750)
                        .mapToObj(n -> new PhoneNumber("+1415" + (5_550_000 + n)))
                        .toList();
        assertThat(entries.listed("ann", asked, NOW)).hasSize(1_250);
    }
}
