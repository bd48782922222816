package io.dialstream.campaigns.donotcall;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into entries, or says all that is wrong with it. */
@Component
public class DoNotCallValidation {

    /** In one request. */
    public static final int MAX_ENTRIES = 100_000;

    public static final int MAX_REASON = 200;
    public static final int MAX_SOURCE = 64;

    /** What numbers and prefixes look like. */
    public static final String NUMBER = "^\\+[1-9][0-9]{0,13}([0-9]|\\*)$";

    /** What numbers and prefixes may begin with, as it is looked for. */
    public static final String BEGINNING = "^\\+?([1-9][0-9]{0,14})?\\*?$";

    /** A store does not hold every moment that can be written. */
    private static final Duration MAX_DURATION = Duration.ofDays(100 * 366L);

    private static final Pattern BEGINNINGS = Pattern.compile(BEGINNING);
    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,13}\\*");

    private final Clock clock;

    DoNotCallValidation(Clock clock) {
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param source where it comes from, unless it says so itself
     */
    public DoNotCallEntry entry(String userId, DoNotCallSubmission given, String source) {
        var problems = new Problems();
        var now = now();
        check("", given, now, Lapsed.REFUSED, problems);
        problems.throwIfAny();
        return entry(userId, given, source, now);
    }

    /** What becomes of an entry that has lapsed when it is given. */
    public enum Lapsed {
        /** It is wrong. */
        REFUSED,
        /** It is left out: a list that was exported may be older than its entries hold. */
        SKIPPED
    }

    /**
     * Many entries; those of the same number become one, which holds as long as the longest of
     * them.
     *
     * @param source where they come from
     * @param field what the problems call the nth of them, from 0
     */
    public List<DoNotCallEntry> entries(
            String userId,
            List<DoNotCallSubmission> given,
            String source,
            Lapsed lapsed,
            IntFunction<String> field) {
        var problems = new Problems();
        var now = now();
        for (int n = 0; n < given.size() && !problems.isFull(); n++) {
            check(field.apply(n) + ".", given.get(n), now, lapsed, problems);
        }
        problems.throwIfAny();
        var byNumber = new LinkedHashMap<String, DoNotCallEntry>();
        for (var one : given) {
            var entry = entry(userId, one, source, now);
            if (entry.holdsAt(now)) {
                byNumber.merge(
                        entry.number(),
                        entry,
                        (first, next) -> next.outlasts(first) ? next : first);
            }
        }
        return List.copyOf(byNumber.values());
    }

    /** What is wrong with a number or a prefix, or null. */
    public static @Nullable String numberProblem(@Nullable String number) {
        return number != null && number.endsWith(DoNotCallEntry.ANY)
                ? PREFIX.matcher(number).matches()
                        ? null
                        : "must be + and the first digits of numbers, before the star"
                : PhoneNumberRule.formProblemOf(number);
    }

    /**
     * What entries are looked for by. A plus that is not encoded is a space.
     *
     * @throws InvalidRequestException when no entry begins like that
     */
    public static String beginning(@Nullable String prefix) {
        var text = prefix == null ? "" : prefix.strip();
        if (!BEGINNINGS.matcher(text).matches()) {
            throw new InvalidRequestException("prefix", "must be the beginning of a number");
        }
        return text.startsWith("+") ? text : "+" + text;
    }

    private static void check(
            String path, DoNotCallSubmission given, Instant now, Lapsed lapsed, Problems problems) {
        problems.check(path + "phoneNumber", numberProblem(given.phoneNumber()));
        problems.check(path + "reason", textProblem(given.reason(), MAX_REASON));
        problems.check(path + "source", textProblem(given.source(), MAX_SOURCE));
        problems.check(path + "expiresAt", expiryProblem(given.expiresAt(), now, lapsed));
    }

    private static @Nullable String textProblem(@Nullable String text, int longest) {
        return text == null ? null : Text.printable(text, longest);
    }

    private static @Nullable String expiryProblem(
            @Nullable String given, Instant now, Lapsed lapsed) {
        if (given == null) {
            return null;
        }
        try {
            var at = Instant.parse(given);
            if (!at.isAfter(now)) {
                return lapsed == Lapsed.SKIPPED ? null : "must be in the future";
            }
            return at.isAfter(now.plus(MAX_DURATION)) ? "must be within 100 years" : null;
        } catch (DateTimeException _) {
            return "must be a time, as in 2027-01-31T00:00:00Z";
        }
    }

    private static DoNotCallEntry entry(
            String userId, DoNotCallSubmission given, String source, Instant now) {
        var expiresAt = given.expiresAt();
        return new DoNotCallEntry(
                userId,
                requireNonNull(given.phoneNumber()),
                given.reason(),
                given.source() == null ? source : given.source(),
                expiresAt == null ? null : Instant.parse(expiresAt).truncatedTo(ChronoUnit.MILLIS),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
