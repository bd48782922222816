package io.dialstream.campaigns.provider;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AnswerKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether callees can hear at an account what an agent has for them. */
@Component
public class AnswerKindRule {

    private final AnnouncedAccounts accounts;

    public AnswerKindRule(AnnouncedAccounts accounts) {
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

    private static String said(Set<AnswerKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(AnswerKindRule::said)
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
