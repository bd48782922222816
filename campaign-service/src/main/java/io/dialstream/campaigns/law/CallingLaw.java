package io.dialstream.campaigns.law;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.rules.RuleWords;
import io.dialstream.campaigns.rules.WindowHours;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law of a country or a part of it says on calls, as far as it was looked up; see
 * docs/calling-laws.md for what that is worth. Null is what was not found or is not there.
 *
 * @param place a country as in ISO 3166-1, or a part of it as in ISO 3166-2
 * @param summary which calls it is about, and what else it says, in plain English
 * @param hours in which calls are allowed, where the callee is
 * @param holidays on which of them they are not, in a sentence
 * @param attempts how often the same person may be called
 * @param consent what has to be consented to, in sentences
 * @param register of people who do not want to be called, which callers have to check
 * @param inForceSince of the first source
 * @param asOf the date of the newest text that was read for this
 * @param sources the paragraphs, the first one for what matters most
 */
public record CallingLaw(
        String place,
        String name,
        String summary,
        @Nullable List<WindowHours> hours,
        @Nullable String holidays,
        @Nullable AttemptCap attempts,
        @Nullable String consent,
        @Nullable LawReference register,
        LocalDate inForceSince,
        LocalDate asOf,
        List<LawReference> sources) {

    public CallingLaw {
        hours = hours == null ? null : List.copyOf(hours);
        sources = List.copyOf(sources);
    }

    /** The hours, as a form of rules sends them. */
    public @Nullable String window() {
        return hours == null ? null : RuleChoices.window(hours);
    }

    /** How often, as a form of rules sends it. */
    public @Nullable String cap() {
        return attempts == null ? null : RuleChoices.cap(attempts);
    }

    public @Nullable String hoursInWords() {
        return hours == null ? null : RuleWords.hours(hours);
    }

    public @Nullable String attemptsInWords() {
        return attempts == null ? null : RuleWords.cap(attempts);
    }
}
