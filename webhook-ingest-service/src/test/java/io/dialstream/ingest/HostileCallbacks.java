package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Draws callbacks as nobody should send them: forged, tampered with, cut off, too large, misspelt.
 * The same seed, the same callback.
 */
final class HostileCallbacks {

    private static final int LARGEST_BODY = 64 * 1024;

    private static final List<String> WORDS =
            List.of("queued", "initiated", "ringing", "in-progress", "completed", "busy", "failed");

    private static final List<String> HOSTILE =
            List.of(
                    "\r\nX-Injected: 1",
                    "\n\n",
                    "\u0000",
                    "../../etc/passwd",
                    "${jndi:ldap://127.0.0.1/a}",
                    "{\"$ne\": null}",
                    "\ud83d\ude00",
                    "%00%0d%0a",
                    "\u202e\u200b",
                    "' OR 1=1 --");

    private static final List<String> TYPES =
            List.of(
                    "application/x-www-form-urlencoded; charset=UTF-16",
                    "application/x-www-form-urlencoded; charset=no-such",
                    "application/json",
                    "multipart/form-data; boundary=x",
                    "text/plain",
                    "*/*",
                    "rubbish",
                    ";;;");

    /**
     * A request, and with which statuses it may be answered; 0 stands for a closed connection.
     *
     * @param sid what it says the call is; everything published of it carries that
     */
    record Attempt(String kind, String sid, ByteArrayOutputStream request, Set<Integer> answers) {

        @Override
        public String toString() {
            return kind + ": " + "%.600s".formatted(request);
        }
    }

    private final Random random;
    private final String sid;
    private final Map<String, String> fields;
    private String path;

    private HostileCallbacks(long seed) {
        random = new Random(seed);
        sid = "CA%016x".formatted(random.nextLong());
        fields = callback(sid, WORDS.get(random.nextInt(WORDS.size())));
        path = TwilioSender.status("call-" + sid);
        for (int more = random.nextInt(4); more > 0; more--) {
            fields.put("Extra" + more, hostile());
        }
    }

    static Attempt draw(long seed) {
        var draw = new HostileCallbacks(seed);
        return switch (draw.random.nextInt(16)) {
            case 0 -> draw.signed("honest", 204);
            case 1 -> draw.tamperedBody();
            case 2 -> draw.tamperedAddress();
            case 3 -> draw.forged();
            case 4 -> draw.truncated();
            case 5 -> draw.oversized();
            case 6 -> draw.inChunks();
            case 7 -> draw.inBrokenChunks();
            case 8 -> draw.repeated();
            case 9 -> draw.anotherAccounts();
            case 10 -> draw.ofAnotherType();
            case 11 -> draw.withStrangeHeaders();
            case 12 -> draw.withHostileIds();
            case 13 -> draw.rubbishSigned();
            case 14 -> draw.atAStrangePath();
            case 15 -> draw.withAHostileStatus();
            default -> throw new IllegalStateException();
        };
    }

    private String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size())).repeat(1 + random.nextInt(3));
    }

    private Attempt signed(String kind, Integer... answers) {
        return attempt(kind, request("", body(), signature()), answers);
    }

    private Attempt attempt(String kind, byte[] request, Integer... answers) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request);
        return new Attempt(kind, sid, bytes, Set.of(answers));
    }

    private byte[] body() {
        return ascii(TwilioSender.form(fields));
    }

    private String signature() {
        return TwilioSender.signature(path, fields);
    }

    private byte[] request(String headers, byte[] body, String signature) {
        return concat(head(headers + "Content-Length: " + body.length + "\r\n", signature), body);
    }

    private byte[] head(String headers, String signature) {
        var type =
                headers.contains("Content-Type:")
                        ? ""
                        : "Content-Type: application/x-www-form-urlencoded\r\n";
        return ("POST " + path + " HTTP/1.1\r\nHost: ingest\r\nConnection: close\r\n" + type)
                .concat("X-Twilio-Signature: " + signature + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Attempt tamperedBody() {
        var body = body();
        int at = random.nextInt(body.length);
        body[at] = (byte) (body[at] == 'x' ? 'y' : 'x');
        return attempt("tampered body", request("", body, signature()), 403);
    }

    private Attempt tamperedAddress() {
        var signature = signature();
        path = path.replace("leadId=7", "leadId=8") + (random.nextBoolean() ? "&x=1" : "");
        return attempt("tampered address", request("", body(), signature), 403);
    }

    private Attempt forged() {
        var right = signature();
        var forged =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> right.substring(1);
                    case 2 -> TwilioSender.signature("another-token", path, fields);
                    case 3 -> "\u00fc".repeat(20);
                    default -> right + right;
                };
        return attempt("forged signature", request("", body(), forged), 403, 400);
    }

    private Attempt truncated() {
        var whole = request("", body(), signature());
        int cut = 1 + random.nextInt(body().length);
        var part = Arrays.copyOf(whole, whole.length - cut);
        return attempt("truncated", part, 400, 408, 0);
    }

    private Attempt oversized() {
        fields.put("Padding", "x".repeat(65 * 1024 + random.nextInt(100_000)));
        return random.nextBoolean()
                ? signed("oversized", 413)
                : attempt(
                        "oversized in chunks",
                        concat(head("Transfer-Encoding: chunked\r\n", signature()), chunks(body())),
                        413);
    }

    private Attempt inChunks() {
        var head = head("Transfer-Encoding: chunked\r\n", signature());
        return attempt("in chunks", concat(head, chunks(body())), 204);
    }

    private Attempt inBrokenChunks() {
        var head = head("Transfer-Encoding: chunked\r\n", signature());
        var chunks = chunks(body());
        chunks[random.nextInt(Math.min(4, chunks.length))] = 'z';
        return attempt("in broken chunks", concat(head, chunks), 400, 403, 408, 413, 0);
    }

    private byte[] chunks(byte[] body) {
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; ) {
            int length = Math.min(body.length - from, 1 + random.nextInt(20_000));
            out.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
            out.write(body, from, length);
            out.writeBytes(ascii("\r\n"));
            from += length;
        }
        out.writeBytes(ascii("0\r\n\r\n"));
        return out.toByteArray();
    }

    /** Twilio signs each different value of a name once; the same one twice signs as if once. */
    private Attempt repeated() {
        var name = List.of("CallSid", "CallStatus", "AccountSid").get(random.nextInt(3));
        if (random.nextInt(4) == 0) {
            path += "&callId=call-other";
            return signed("repeated callId", 400);
        }
        var body = concat(body(), ascii("&" + name + "=" + fields.get(name)));
        return attempt("repeated " + name, request("", body, signature()), 400);
    }

    private Attempt anotherAccounts() {
        if (random.nextBoolean()) {
            path = path.replace("/status", "/voice");
        }
        if (random.nextBoolean()) {
            fields.remove("AccountSid");
            return signed("no account's", 400);
        }
        fields.put("AccountSid", random.nextBoolean() ? hostile() : "AC" + "0".repeat(32));
        return signed("another account's", 403);
    }

    private Attempt ofAnotherType() {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        return attempt(
                "of type " + type,
                request("Content-Type: " + type + "\r\n", body(), signature()),
                204,
                400,
                403,
                415);
    }

    private Attempt withStrangeHeaders() {
        var strange =
                switch (random.nextInt(7)) {
                    case 0 -> "X-Padding: " + "x".repeat(20_000) + "\r\n";
                    case 1 -> "X-Nul: a\u0000b\r\n";
                    case 2 -> "X-Folded: a\r\n b\r\n";
                    case 3 -> "Content-Length: 3\r\n";
                    case 4 -> "Transfer-Encoding: chunked\r\n";
                    case 5 -> "Expect: 200-maybe\r\n";
                    default -> "X-Forwarded-Host: evil.example\r\nForwarded: for=evil\r\n";
                };
        return attempt(
                "strange header " + strange.substring(0, 9),
                request(strange, body(), signature()),
                204,
                400,
                403,
                417,
                431);
    }

    private Attempt withHostileIds() {
        var name = List.of("callId", "campaignId", "leadId").get(random.nextInt(3));
        var values = new LinkedHashMap<String, String>();
        values.put("callId", "call-" + sid);
        values.put("campaignId", "c1");
        values.put("leadId", "7");
        values.put(name, hostile());
        path = "/twilio/status?" + TwilioSender.form(values);
        return signed("hostile " + name, 204);
    }

    private Attempt rubbishSigned() {
        var text = new StringBuilder();
        for (int letters = random.nextInt(300); letters > 0; letters--) {
            text.append((char) random.nextInt(0x250));
        }
        fields.clear();
        fields.put("AccountSid", TwilioSender.ACCOUNT);
        fields.put(text.toString(), text.reverse().toString());
        return signed("rubbish, signed", 400);
    }

    private Attempt atAStrangePath() {
        path =
                switch (random.nextInt(7)) {
                    case 0 -> "/twilio/./status?callId=c";
                    case 1 -> "//twilio//status?callId=c";
                    case 2 -> "/twilio/status;v=1?callId=c";
                    case 3 -> "/twilio/%2e%2e/actuator/env";
                    case 4 -> "/twilio/status%00?callId=c";
                    case 5 -> "/twilio/stat%zzus?callId=c";
                    default -> "/twilio/nothing?callId=c";
                };
        return signed("strange path", 204, 400, 403, 404);
    }

    private Attempt withAHostileStatus() {
        fields.put("CallStatus", hostile().repeat(1 + random.nextInt(1_000)));
        return body().length > LARGEST_BODY
                ? signed("hostile status, oversized", 413)
                : signed("hostile status", 204, 400);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] one, byte[] two) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(two);
        return all.toByteArray();
    }
}
