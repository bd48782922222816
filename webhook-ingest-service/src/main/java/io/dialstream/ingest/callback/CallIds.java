package io.dialstream.ingest.callback;

import io.dialstream.events.CalleeOptedOut;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.callback.UnreservedText;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.request.Form;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Our ids in the address of a callback.
 *
 * @param campaignId null for a call outside any campaign
 * @param leadId null when it cannot be read; the call is known without it
 */
public record CallIds(String callId, @Nullable String campaignId, @Nullable String leadId) {

    /** The name under which an address has the key that opts a callee out. */
    public static final String OPT_OUT_DIGIT = "optOutDigit";

    private static final int LONGEST_LEAD_ID = 64;

    /** Stands for a value that cannot be read, and is no id of any kind itself. */
    private static final String UNREADABLE = "\u0000";

    /** The ids; null when they name no call that could be ours. */
    public static @Nullable CallIds read(Form query) {
        var callId = decoded(query, "callId");
        var campaignId = decoded(query, "campaignId");
        var outsideAny = campaignId.isEmpty();
        if (!StatusCallback.isCallId(callId)
                || !(outsideAny || StatusCallback.isCallId(campaignId))) {
            return null;
        }
        return new CallIds(callId, outsideAny ? null : campaignId, leadId(query));
    }

    /**
     * Whether the address was made by us for this call.
     *
     * @param account the id of the account that the callback came from
     */
    public Proof proof(Form query, Purpose purpose, String account, CallbackTokens tokens) {
        var given = query.all("t");
        if (given.isEmpty()) {
            return Proof.MISSING;
        }
        return given.size() == 1
                        && tokens.isRight(purpose, account, callId, campaignId, given.getFirst())
                ? Proof.RIGHT
                : Proof.WRONG;
    }

    /** The callee of this call does not want to be called again. */
    public CalleeOptedOut optedOut(KeyPress press, Account account, Instant now) {
        return new CalleeOptedOut(
                CalleeOptedOut.eventId(callId),
                callId,
                campaignId,
                leadId,
                account.id(),
                press.providerCallId(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable String leadId(Form query) {
        var leadId = decoded(query, "leadId");
        var usable =
                !leadId.isEmpty()
                        && leadId.length() <= LONGEST_LEAD_ID
                        && leadId.chars().noneMatch(Character::isISOControl);
        return usable ? leadId : null;
    }

    /** Empty when there is none. */
    private static String decoded(Form query, String name) {
        var value = query.first(name);
        var text = value == null ? "" : UnreservedText.decode(value);
        return text == null ? UNREADABLE : text;
    }
}
