package io.dialstream.ingest.twilio;

import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Twilio sent a request: {@code X-Twilio-Signature} is the base64 of the HMAC-SHA1 of
 * a {@link SignedTexts text} under the account's auth token. Any of several tokens will do, so that
 * a token can be replaced while calls are live.
 */
final class TwilioSignatures {

    private static final String BODY_DIGEST = "bodySHA256";

    private final List<Hmac> keys;
    private final SignedTexts texts;

    TwilioSignatures(List<String> authTokens, SignedTexts texts) {
        this.keys = authTokens.stream().map(Hmac::sha1).toList();
        this.texts = texts;
    }

    /** {@code signature} is the header's value; null when there is none. */
    boolean isSigned(RawRequest request, @Nullable String signature) {
        return signature != null
                && (request.isForm() || isBodyTheDigested(request))
                && Hmac.isOneOf(expected(request), signature);
    }

    private static boolean isBodyTheDigested(RawRequest request) {
        var digest = request.queryFields().first(BODY_DIGEST);
        return digest != null
                && Hmac.isEqual(Hmac.digest(request.body()), digest.toLowerCase(Locale.ROOT));
    }

    private List<String> expected(RawRequest request) {
        return texts.of(request).stream()
                .flatMap(text -> keys.stream().map(key -> key.base64(text)))
                .toList();
    }
}
