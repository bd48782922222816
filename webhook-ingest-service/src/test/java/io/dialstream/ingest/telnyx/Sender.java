package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Telnyx as its webhooks show it: what it sends, signed by its public algorithm. */
final class Sender {

    static final String CONNECTION = "1494404757140276705";
    static final String CALL = "v3:MdI91X4lWFEs7IgbBEOT9M4AigoY08M0WWZFISt1Yw2axZ_IiE4pqg";

    private final KeyPair keys;

    Sender() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last 32 bytes of the key's X.509 form, in base64. */
    String publicKey() {
        var x509 = keys.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    String signature(String timestamp, String body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    RawRequest signed(long epochSecond, @Nullable String query, String body) {
        var timestamp = Long.toString(epochSecond);
        return request(timestamp, signature(timestamp, body), query, body);
    }

    static RawRequest request(
            @Nullable String timestamp,
            @Nullable String signature,
            @Nullable String query,
            String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (timestamp != null) {
            headers.put("Telnyx-Timestamp", timestamp);
        }
        if (signature != null) {
            headers.put("Telnyx-Signature-Ed25519", signature);
        }
        return new RawRequest(
                "/telnyx/tel/status", query, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An event of the call, with further fields of its payload. */
    static String event(String type, Map<String, String> more) {
        return event(type, more, 1);
    }

    /** The same, as it is sent for the n-th time. */
    static String event(String type, Map<String, String> more, int attempt) {
        var payload = new LinkedHashMap<String, String>();
        payload.put("call_control_id", CALL);
        payload.put("call_leg_id", "428c31b6-7af4-4bcb-b7f5-5013ef9657c1");
        payload.put("connection_id", CONNECTION);
        payload.put("client_state", "YzEtNy0x");
        payload.putAll(more);
        var fields = new StringBuilder();
        payload.forEach((name, value) ->
                fields.append(fields.isEmpty() ? "" : ",")
                        .append("\"%s\":\"%s\"".formatted(name, value)));
        return """
        {"data":{"record_type":"event","event_type":"%s",\
        "id":"0ccc7b54-4df3-4bca-a65a-3da1ecc777f0",\
        "occurred_at":"2026-03-31T10:00:00.521992Z","payload":{%s}},\
        "meta":{"attempt":%d,"delivered_to":"https://calls.example.com"}}\
        """
                .formatted(type, fields, attempt);
    }
}
