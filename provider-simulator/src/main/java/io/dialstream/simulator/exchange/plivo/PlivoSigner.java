package io.dialstream.simulator.exchange.plivo;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the {@code X-Plivo-Signature-V3}: base64 of the HMAC-SHA256, under the auth token, of the
 * request's text, a dot, and the nonce.
 */
final class PlivoSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    PlivoSigner(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature of a GET: whatever is told is in the query. */
    String ofGet(String url, String nonce) {
        String query = query(url);
        return sign(withoutQuery(url) + (query.isEmpty() ? "" : "?" + query), nonce);
    }

    /** The signature of a POST of a form, which has at least one field. */
    String ofPost(String url, SortedMap<String, String> form, String nonce) {
        String query = query(url);
        StringBuilder text = new StringBuilder(withoutQuery(url));
        text.append('?').append(query).append(query.isEmpty() ? "" : ".");
        form.forEach((name, value) -> text.append(name).append(value));
        return sign(text.toString(), nonce);
    }

    private static String withoutQuery(String url) {
        return url.split("\\?", 2)[0];
    }

    /** Decoded, and sorted by name; no name is there twice in what our callers hand out. */
    private static String query(String url) {
        String raw = URI.create(url).getRawQuery();
        SortedMap<String, String> sorted = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            sorted.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        StringBuilder query = new StringBuilder();
        sorted.forEach((name, value) ->
                query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(value));
        return query.toString();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private String sign(String text, String nonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = (text + "." + nonce).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
