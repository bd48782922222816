package io.dialstream.foundation.callback;

import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a callback was asked for by us: 128 bits of an HMAC-SHA256 over the ids of a
 * call and of the account that it is placed with. A provider signs whatever a customer's own
 * instructions make it post, to any address and with any ids in it; only the dialer can make the
 * token that belongs to them.
 */
public final class CallbackTokens {

    /** What an address is for. The token of one is of no use at the other. */
    public enum Purpose {
        STATUS,
        VOICE,
        /** Who has answered. */
        AMD,
        /** Which key the callee has pressed. */
        DIGITS
    }

    private static final String HMAC_SHA256 = "HmacSHA256";
    private static final int BYTES = 16;

    private final List<SecretKeySpec> keys;

    /**
     * Makes tokens with the first secret and accepts those of all.
     *
     * @param secrets at least one
     */
    public CallbackTokens(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("no secret to make tokens with");
        }
        this.keys = secrets.stream().map(CallbackTokens::key).toList();
    }

    /** The token of a call that is placed with the {@link ConfiguredAccounts#FIRST} account. */
    public String of(Purpose purpose, String callId, @Nullable String campaignId) {
        return of(purpose, ConfiguredAccounts.FIRST, callId, campaignId);
    }

    /**
     * The token of a call, of letters that need no encoding in an address.
     *
     * @param account the id of the provider account that the call is placed with
     * @param campaignId null for a call outside any campaign
     */
    public String of(Purpose purpose, String account, String callId, @Nullable String campaignId) {
        return token(keys.getFirst(), text(purpose, account, callId, campaignId));
    }

    /**
     * Whether a token is that of the call, coming from the account that it was placed with. Looks
     * at all secrets, in constant time each.
     */
    public boolean isRight(
            Purpose purpose,
            String account,
            String callId,
            @Nullable String campaignId,
            String token) {
        var text = text(purpose, account, callId, campaignId);
        var given = token.getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (var key : keys) {
            right |=
                    MessageDigest.isEqual(token(key, text).getBytes(StandardCharsets.UTF_8), given);
        }
        return right;
    }

    /**
     * Two calls never have the same text: the length says where the callId ends. The first account
     * is not named, as it was before there were others: tokens of that time are still right.
     */
    private static String text(
            Purpose purpose, String account, String callId, @Nullable String campaignId) {
        var at = account.equals(ConfiguredAccounts.FIRST) ? "" : account + "/";
        var what = at + purpose.name().toLowerCase(Locale.ROOT);
        var call = what + ":" + callId.length() + ":" + callId;
        return campaignId == null ? call : call + ":" + campaignId;
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC_SHA256);
    }

    private static String token(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC_SHA256);
            mac.init(key);
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
