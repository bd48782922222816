package io.dialstream.campaigns.rules;

import io.dialstream.campaigns.validation.PostedObject;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AnsweringMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns rules as they were posted into rules, or notes all that is wrong with them. */
public final class RuleValidation {

    private RuleValidation() {}

    /**
     * All rules of a campaign.
     *
     * @param posted by their fields' names; an object of JSON is a map, an array a list
     */
    public static Rules rules(PostedRules posted, Problems problems) {
        var fields = new PostedObject(posted.fields(), problems);
        return new Rules(
                retry(fields.object(PostedRules.RETRY)),
                WindowValidation.window(
                        PostedRules.CALLING_WINDOW, posted.callingWindow(), problems),
                schedule(fields.object(PostedRules.SCHEDULE)),
                failurePause(fields.object(PostedRules.FAILURE_PAUSE)),
                fields.word(PostedRules.ANSWERING_MACHINE, AnsweringMachine.class),
                attemptCap(PostedRules.ATTEMPT_CAP, posted.attemptCap(), problems),
                fields.word(PostedRules.ON_CALLBACK, OnCallback.class));
    }

    /**
     * A cap; null when none was posted, or one that is wrong.
     *
     * @param path of its fields, in what is noted
     */
    public static @Nullable AttemptCap attemptCap(
            String path, @Nullable Object given, Problems problems) {
        var posted = PostedObject.of(path, given, problems);
        if (posted == null) {
            return null;
        }
        posted.missing("calls");
        posted.missing("withinSeconds");
        var calls = posted.integer("calls", 1, AttemptCap.MAX_CALLS);
        var within = posted.integer("withinSeconds", 1, AttemptCap.MAX_SECONDS);
        var gap = posted.integer("minGapSeconds", 0, AttemptCap.MAX_SECONDS);
        posted.nothingElse();
        return calls == null || within == null ? null : new AttemptCap(calls, within, gap);
    }

    private static @Nullable FailurePause failurePause(@Nullable PostedObject posted) {
        if (posted == null) {
            return null;
        }
        var share = posted.number("share", 0.01, 1);
        var of = posted.integer("of", 1, FailurePause.MAX_OF);
        posted.nothingElse();
        return new FailurePause(share, of);
    }

    private static @Nullable Schedule schedule(@Nullable PostedObject posted) {
        if (posted == null) {
            return null;
        }
        var startAt = posted.moment("startAt");
        var endAt = posted.moment("endAt");
        if (startAt != null && endAt != null && !endAt.isAfter(startAt)) {
            posted.wrong("endAt", "must be after startAt");
        }
        posted.nothingElse();
        return startAt == null && endAt == null ? null : new Schedule(startAt, endAt);
    }

    /**
     * What is wrong with a schedule now that was not wrong when it was posted.
     *
     * @param before what it was; null when there was none
     */
    public static void schedule(
            @Nullable Schedule posted, @Nullable Schedule before, Instant now, Problems problems) {
        if (posted != null
                && posted.isEndDue(now)
                && (before == null || !Objects.equals(posted.endAt(), before.endAt()))) {
            problems.add("schedule.endAt", "must be in the future");
        }
    }

    private static @Nullable Retry retry(@Nullable PostedObject posted) {
        if (posted == null) {
            return null;
        }
        var maxAttempts = posted.integer("maxAttempts", 1, Retry.MAX_ATTEMPTS);
        var rules = posted.objects("rules", RetryOutcome.values().length);
        posted.nothingElse();
        return new Retry(maxAttempts, rules == null ? null : retryRules(rules));
    }

    private static List<RetryRule> retryRules(List<PostedObject> posted) {
        var rules = new ArrayList<RetryRule>();
        var seen = EnumSet.noneOf(RetryOutcome.class);
        for (var one : posted) {
            var outcome = one.word("outcome", RetryOutcome.class);
            one.missing("outcome");
            if (outcome != null && !seen.add(outcome)) {
                one.wrong("outcome", "has a rule already");
            }
            var rule = retryRule(one, outcome);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static @Nullable RetryRule retryRule(
            PostedObject posted, @Nullable RetryOutcome outcome) {
        var after = posted.integers("afterSeconds", 0, RetryRule.MAX_SECONDS, Retry.MAX_ATTEMPTS);
        posted.missing("afterSeconds");
        var alsoAfterMessage = posted.flag("alsoAfterMessage");
        if (alsoAfterMessage != null && outcome != null && outcome != RetryOutcome.VOICEMAIL) {
            posted.wrong("alsoAfterMessage", "is for VOICEMAIL alone");
        }
        posted.nothingElse();
        return outcome == null || after == null
                ? null
                : new RetryRule(outcome, after, alsoAfterMessage);
    }
}
