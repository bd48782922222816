package io.dialstream.benchmarks.stack;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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

    private static final String ALGORITHM = "HmacSHA1";

    /** A signed one. */
    public static Callback signed(
            URI ingest, String campaignId, String callId, String status, int sequence) {
        URI address =
                ingest.resolve(
                        "/twilio/status?callId=%s&campaignId=%s&leadId=1"
                                .formatted(callId, campaignId));
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
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Rig.TOKEN.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
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
