package io.dialstream.ingest;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts as Twilio does: to the address it was given, signed with the account's token. */
final class TwilioSender {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "the-token";

    /** Another account at Twilio, whose id is {@code east}. */
    static final String EAST_ACCOUNT = "AC000000000000000000000000000000ea";

    static final String EAST_TOKEN = "the-token-of-east";
    static final String PUBLIC_URL = "https://calls.example.com/dial";
    static final String SECRET = "only-the-dialer-knows-it";

    private static final CallbackTokens TOKENS = new CallbackTokens(List.of(SECRET));

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    /** Sends to this machine what it signs for {@link #PUBLIC_URL}. */
    TwilioSender(int port) {
        this.port = port;
    }

    /** Where the dialer asks for the statuses of a call of campaign c1. */
    static String status(String callId) {
        return status("/twilio/status", "twilio", callId);
    }

    /** The same of a call that is placed with some account. */
    static String status(String path, String account, String callId) {
        return "%s?callId=%s&campaignId=c1&leadId=7&t=%s"
                .formatted(path, callId, TOKENS.of(Purpose.STATUS, account, callId, "c1"));
    }

    /** Where the dialer asks who has answered such a call. */
    static String verdict(String callId) {
        return "/twilio/amd?callId=%s&campaignId=c1&leadId=7&t=%s"
                .formatted(callId, TOKENS.of(Purpose.AMD, callId, "c1"));
    }

    static Map<String, String> verdictOf(String sid, String word) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", ACCOUNT);
        fields.put("AnsweredBy", word);
        fields.put("MachineDetectionDuration", "3500");
        return fields;
    }

    /** Where the dialer has asked what such a call says; {@code what} is say= or connect=. */
    static String voice(String callId, String what) {
        return voice("/twilio/voice", "twilio", callId, what);
    }

    static String voice(String path, String account, String callId, String what) {
        return "%s?%s&callId=%s&campaignId=c1&t=%s"
                .formatted(path, what, callId, TOKENS.of(Purpose.VOICE, account, callId, "c1"));
    }

    /** Where it is told which key such a call's callee has pressed, of whom 9 is asked for. */
    static String digits(String callId) {
        return "/twilio/digits?callId=%s&campaignId=c1&t=%s&leadId=7&say=SGk&optOutDigit=9&optOutText=UHJlc3MgOQ"
                .formatted(callId, TOKENS.of(Purpose.DIGITS, callId, "c1"));
    }

    static Map<String, String> pressing(String sid, String keys) {
        var fields = callback(sid, "in-progress");
        fields.put("Digits", keys);
        return fields;
    }

    static Map<String, String> callback(String sid, String status) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", "+15550100");
        fields.put("To", "+15550001111");
        fields.put("CallStatus", status);
        fields.put("Timestamp", "Tue, 31 Mar 2026 13:37:00 +0000");
        fields.put("FromCity", "");
        return fields;
    }

    /** Of a call from {@code +15550100} to a number of ours. */
    static Map<String, String> incoming(String sid, String ourNumber, String status) {
        var fields = callback(sid, status);
        fields.put("To", ourNumber);
        fields.put("Direction", "inbound");
        return fields;
    }

    /** Signed and sent to the path as it is without a prefix. */
    HttpResponse<String> post(String pathAndQuery, Map<String, String> fields) {
        return post(pathAndQuery, form(fields), signature(pathAndQuery, fields));
    }

    /** As the other account does, which says that it is that one. */
    HttpResponse<String> postAsEast(String pathAndQuery, Map<String, String> callback) {
        var fields = new LinkedHashMap<>(callback);
        fields.put("AccountSid", EAST_ACCOUNT);
        return post(pathAndQuery, form(fields), signature(EAST_TOKEN, pathAndQuery, fields));
    }

    HttpResponse<String> post(String pathAndQuery, String body, String signature) {
        return send(
                request(pathAndQuery)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .header("X-Twilio-Signature", signature)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String signature(String pathAndQuery, Map<String, String> fields) {
        return signature(TOKEN, pathAndQuery, fields);
    }

    static String signature(String token, String pathAndQuery, Map<String, String> fields) {
        var text = new StringBuilder(PUBLIC_URL).append(pathAndQuery);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
