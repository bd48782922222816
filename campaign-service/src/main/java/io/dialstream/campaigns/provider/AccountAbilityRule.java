package io.dialstream.campaigns.provider;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnswerKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an account can do what is asked for of its calls. */
@Component
public class AccountAbilityRule {

    private final AnnouncedAccounts accounts;

    public AccountAbilityRule(AnnouncedAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * What is wrong with the accounts, among the problems: each that cannot do it by the field that
     * names it, and the usual account, which nobody named, by the agent.
     */
    public void check(AnswerKind kind, ProviderChoice chosen, Problems problems) {
        var first = chosen.provider();
        problems.check(first == null ? "agentId" : "provider", problemOf(kind, first));
        int at = 0;
        for (var account : chosen.fallbackProviders()) {
            problems.check("fallbackProviders[%d]".formatted(at++), problemOf(kind, account));
        }
    }

    /**
     * What is wrong, or null.
     *
     * @param account null for the one that calls are usually placed with
     */
    public @Nullable String problemOf(AnswerKind kind, @Nullable String account) {
        var possible = accounts.answerKindsOf(account);
        return possible.contains(kind)
                ? null
                : "the agent has %s, and callees can hear %s there, nothing else"
                        .formatted(said(kind), said(possible));
    }

    /**
     * What is wrong with the accounts, among the problems: each that cannot do it by the field that
     * names it, and the usual account, which nobody named, by the field that asks for it.
     */
    public void check(
            AccountFeature feature, String field, ProviderChoice chosen, Problems problems) {
        var first = chosen.provider();
        problems.check(first == null ? field : "provider", problemOf(feature, first));
        int at = 0;
        for (var account : chosen.fallbackProviders()) {
            problems.check("fallbackProviders[%d]".formatted(at++), problemOf(feature, account));
        }
    }

    /**
     * What is wrong, or null.
     *
     * @param account null for the one that calls are usually placed with
     */
    public @Nullable String problemOf(AccountFeature feature, @Nullable String account) {
        return accounts.featuresOf(account).contains(feature) ? null : missing(feature);
    }

    private static String missing(AccountFeature feature) {
        return switch (feature) {
            case HANG_UP_ON_MACHINES ->
                    "answeringMachine is HANG_UP, and nobody listens for machines there";
            case LEAVE_MESSAGE ->
                    "answeringMachine is LEAVE_MESSAGE, and no message can be left on machines"
                            + " there";
            case OPT_OUT ->
                    "the agent has an optOutDigit, and nobody is told there of keys that are"
                            + " pressed";
            case INCOMING_CALLS -> "no calls come in there";
        };
    }

    private static String said(Set<AnswerKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(AccountAbilityRule::said)
                .collect(Collectors.joining(" or "));
    }

    private static String said(AnswerKind kind) {
        return switch (kind) {
            case MESSAGE -> "a message";
            case MEDIA_STREAM -> "a media stream (wss:)";
            case INSTRUCTIONS -> "an answerUrl with instructions (https:)";
        };
    }
}
