package io.dialstream.ingest.vonage;

import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether an account at Vonage sent a request: its {@code Authorization} is a bearer token, a
 * JWT with HS256 under the account's signature secret, whose claims are no older than five minutes
 * and have the digest of the body (docs: Webhooks, Decoding signed webhooks). There is no {@code
 * exp}: how old a token may be is for the receiver to decide.
 */
final class VonageSignatures {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Pattern BEARER =
            Pattern.compile("(?i:Bearer) +([\\w-]{1,512})\\.([\\w-]{1,4096})\\.([\\w-]{43})");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Hmac hmac;
    private final Clock clock;

    VonageSignatures(String signatureSecret, Clock clock) {
        this.hmac = Hmac.sha256(signatureSecret);
        this.clock = clock;
    }

    /**
     * What the token of a request claims, if the signature is right and is that of this body.
     *
     * @param authorization the header's value; null when there is none
     */
    Optional<JsonNode> claims(RawRequest request, @Nullable String authorization) {
        var token = BEARER.matcher(authorization == null ? "" : authorization);
        return token.matches()
                        && isSigned(token.group(1) + "." + token.group(2), token.group(3))
                        && json(token.group(1)).path("alg").stringValue("").equals("HS256")
                ? Optional.of(json(token.group(2))).filter(claims -> isAbout(claims, request))
                : Optional.empty();
    }

    private boolean isSigned(String text, String signature) {
        return Hmac.isEqual(hmac.base64Url(text), signature);
    }

    private boolean isAbout(JsonNode claims, RawRequest request) {
        var issuedAt = claims.path("iat");
        return issuedAt.isNumber()
                && Math.abs(clock.instant().getEpochSecond() - issuedAt.asLong(0))
                        <= MAX_AGE.toSeconds()
                && Hmac.isEqual(
                        Hmac.digest(request.body()), claims.path("payload_hash").stringValue(""));
    }

    /** A part of the token; without fields when it is no JSON. */
    private static JsonNode json(String part) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return MAPPER.readTree(text);
        } catch (JacksonException | IllegalArgumentException e) {
            return MAPPER.createObjectNode();
        }
    }
}
