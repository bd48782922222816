package io.dialstream.benchmarks.stack;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A status callback as the provider sends it. All values are of letters that need no encoding.
 *
 * @param signature empty for one that is not signed
 */
public record Callback(URI address, String body, String signature) {

    private static final int TOKEN_BYTES = 16;

    /** A signed one. */
    public static Callback signed(
            URI ingest, String campaignId, String callId, String status, int sequence) {
        URI address =
                ingest.resolve(
                        "/twilio/status?callId=%s&campaignId=%s&t=%s&leadId=1"
                                .formatted(callId, campaignId, token(callId, campaignId)));
        Map<String, String> fields =
                new TreeMap<>(
                        Map.of(
                                "AccountSid", Rig.ACCOUNT,
                                "ApiVersion", "2010-04-01",
                                "CallSid", "CA" + callId.replaceAll("[^A-Za-z0-9]", ""),
                                "CallStatus", status,
                                "CallbackSource", "call-progress-events",
                                "Direction", "outbound-api",
                                "From", "15005550006",
                                "SequenceNumber", Integer.toString(sequence),
                                "To", "12125550100"));
        String text =
                address
                        + fields.entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        return new Callback(address, body, signature(text));
    }

    private static String signature(String text) {
        return Base64.getEncoder().encodeToString(hmac("HmacSHA1", Rig.TOKEN, text));
    }

    /** As the dialer makes it. */
    private static String token(String callId, String campaignId) {
        String call = "status:" + callId.length() + ":" + callId + ":" + campaignId;
        byte[] hash = hmac("HmacSHA256", Rig.CALLBACK_SECRET, call);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, TOKEN_BYTES));
    }

    private static byte[] hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without a signature: refused at once. */
    public Callback unsigned() {
        return new Callback(address, body, "");
    }

    public HttpRequest request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        return signature.isEmpty()
                ? request.build()
                : request.header("X-Twilio-Signature", signature).build();
    }
}
