package io.dialstream.simulator.exchange.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the {@code X-Twilio-Signature}: base64 of the HMAC-SHA1, under the auth token, of the URL
 * followed by every body parameter, sorted by name, as name and value.
 */
final class RequestSigner {

    private static final String ALGORITHM = "HmacSHA1";
    private static final Pattern HTTPS_PORT =
            Pattern.compile("^(https://[^/?#]*?):\\d+(?=[/?#]|$)");

    private final SecretKeySpec key;

    public RequestSigner(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature of a request to the URL (without a fragment) with these body parameters. */
    public String sign(String url, SortedMap<String, String> parameters) {
        StringBuilder signed = new StringBuilder(withoutHttpsPort(url));
        parameters.forEach((name, value) -> signed.append(name).append(value));
        return Base64.getEncoder().encodeToString(hmac(signed.toString()));
    }

    /** Voice requests over HTTPS are signed without the port; over HTTP they keep it. */
    private static String withoutHttpsPort(String url) {
        return HTTPS_PORT.matcher(url).replaceFirst("$1");
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
