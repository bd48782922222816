package io.dialstream.simulation.judge;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Watches which account is asked for a call, and how often all of them are together. */
final class AccountJudge {

    private final Verdict verdict;

    /** Calls that somebody may have, by all that a dialer was told. */
    private final Set<String> asked = new HashSet<>();

    /** Calls that an account will not place, by both. */
    private final Set<String> refused = new HashSet<>();

    /** How far each call has come in the order of its campaign's accounts. */
    private final Map<String, Integer> reached = new HashMap<>();

    private final Function<String, @Nullable String> written;

    /**
     * @param written the account that is written down for a call; null when none is
     */
    AccountJudge(Function<String, @Nullable String> written, Verdict verdict) {
        this.written = written;
        this.verdict = verdict;
    }

    /** A request leaves a dialer. */
    void asked(String account, String callId, @Nullable CampaignFile file) {
        verdict.check(
                asked.add(callId) && !refused.contains(account + callId),
                Invariant.AT_MOST_ONCE,
                callId + " is asked for again, at " + account);
        verdict.check(
                file == null || file.accounts.contains(account),
                Invariant.RIGHT_ACCOUNT,
                callId + " is asked for at " + account);
        verdict.check(
                account.equals(written.apply(callId)),
                Invariant.WRITTEN_BEFORE_ASKED,
                callId + " is asked for at " + account + ", which is not written down");
        if (file != null) {
            int at = file.accounts.indexOf(account);
            verdict.check(
                    at >= reached.getOrDefault(callId, at),
                    Invariant.NEVER_BACK,
                    callId + " is asked for at " + account + " again, after another");
            reached.put(callId, at);
        }
    }

    /** Only whoever has heard that nothing was done may ask again. */
    void heard(String account, String callId, PlacementAnswer answer) {
        switch (answer) {
            case Busy _, Unreachable _ -> asked.remove(callId);
            case CredentialsRefused _ -> {
                asked.remove(callId);
                refused.add(account + callId);
            }
            case Accepted _, Refused _, Unclear _ -> {}
        }
    }
}
