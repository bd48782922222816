package io.dialstream.foundation.callback;

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
 * call. A provider signs whatever a customer's own instructions make it post, to any address and
 * with any ids in it; only the dialer can make the token that belongs to them.
 */
public final class CallbackTokens {

    /** What an address is for. The token of one is of no use at the other. */
    public enum Purpose {
        STATUS,
        VOICE
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

    /**
     * The token of a call, of letters that need no encoding in an address.
     *
     * @param campaignId null for a call outside any campaign
     */
    public String of(Purpose purpose, String callId, @Nullable String campaignId) {
        return token(keys.getFirst(), text(purpose, callId, campaignId));
    }

    /** Whether a token is that of the call. Looks at all secrets, in constant time each. */
    public boolean isRight(
            Purpose purpose, String callId, @Nullable String campaignId, String token) {
        var text = text(purpose, callId, campaignId);
        var given = token.getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (var key : keys) {
            right |=
                    MessageDigest.isEqual(token(key, text).getBytes(StandardCharsets.UTF_8), given);
        }
        return right;
    }

    /** Two calls never have the same text: the length says where the callId ends. */
    private static String text(Purpose purpose, String callId, @Nullable String campaignId) {
        var call = purpose.name().toLowerCase(Locale.ROOT) + ":" + callId.length() + ":" + callId;
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
