package io.dialstream.campaigns.rules;

import io.dialstream.campaigns.validation.PostedObject;
import io.dialstream.campaigns.validation.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
        return new Rules(
                retry(PostedObject.of("retry", posted.retry(), problems)),
                WindowValidation.window("callingWindow", posted.callingWindow(), problems));
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
