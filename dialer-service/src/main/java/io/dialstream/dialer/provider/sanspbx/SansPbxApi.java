package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.dialer.provider.sanspbx.SansPbxSettings.Wording;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of one account, each sent once, with a token that is asked for when there is none.
 */
final class SansPbxApi {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** What was decided just now may not hold any more after longer than this. */
    private static final Duration TOKEN_TIME = Duration.ofSeconds(1);

    private final SansPbxSettings settings;
    private final Wire wire;
    private final AtomicReference<@Nullable String> kept;

    /**
     * Those of an account.
     *
     * @param kept holds the token; null as long as there is none
     */
    SansPbxApi(
            SansPbxSettings settings, TimeOuts timeOuts, AtomicReference<@Nullable String> kept) {
        this.settings = settings;
        this.kept = kept;
        this.wire = new Wire(SansPbxVendor.NAME, timeOuts);
    }

    /** What came of a request that needs a token. */
    sealed interface Answer {

        /** The request itself was sent; {@code fresh} if with a token made for it. */
        record Sent(WireAnswer answer, boolean fresh) implements Answer {}

        /** There is no token, and the request was not sent. */
        record NoToken(WireAnswer answer) implements Answer {}

        /** There is a token, too late for this request, which was not sent. */
        record TooLate() implements Answer {}
    }

    Answer post(Wording path, Map<String, Object> fields) {
        var token = kept.get();
        if (token != null) {
            return new Answer.Sent(sent(path, fields, token), false);
        }
        long asked = System.nanoTime();
        var answer = wire.send(tokenRequest());
        var made = answer instanceof Replied reply && reply.isSuccess() ? token(reply) : "";
        if (made.isEmpty()) {
            return new Answer.NoToken(answer);
        }
        kept.set(made);
        if (System.nanoTime() - asked > TOKEN_TIME.toNanos()) {
            return new Answer.TooLate();
        }
        return new Answer.Sent(sent(path, fields, made), true);
    }

    private WireAnswer sent(Wording path, Map<String, Object> fields, String token) {
        var answer =
                wire.send(request(path, fields).header(settings.word(Wording.API_TOKEN), token));
        if (isRefusalOfToken(answer)) {
            kept.compareAndSet(token, null);
        }
        return answer;
    }

    static boolean isRefusalOfToken(WireAnswer answer) {
        return answer instanceof Replied reply
                && (reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN);
    }

    private HttpRequest.Builder tokenRequest() {
        return request(
                        Wording.GENTOKEN_PATH,
                        Map.of(
                                settings.word(Wording.ACCESS_KEY),
                                settings.value(SansPbxSettings.ACCESS_KEY)))
                .header(
                        settings.word(Wording.ACCESS_TOKEN_HEADER),
                        settings.value(SansPbxSettings.ACCESS_TOKEN));
    }

    private HttpRequest.Builder request(Wording path, Map<String, Object> fields) {
        return HttpRequest.newBuilder(URI.create(settings.url(path)))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(fields)));
    }

    /** Empty when there is none. */
    private String token(Replied reply) {
        var name = settings.word(Wording.API_TOKEN);
        return Stream.of(name, "data." + name)
                .map(place -> text(reply.json(), place))
                .filter(TOKEN.asMatchPredicate())
                .findFirst()
                .orElse("");
    }

    /** The id of a call in an answer; empty when there is none where one may be. */
    String callId(Replied reply) {
        return settings.words(Wording.CALL_ID).stream()
                .map(name -> text(reply.json(), name))
                .filter(ID.asMatchPredicate())
                .findFirst()
                .orElse("");
    }

    /** A plain value; the name of one in an object has the object's before a dot. */
    private static String text(JsonNode json, String name) {
        var node = json;
        for (var part : name.split("\\.", -1)) {
            node = node.path(part);
        }
        return node.isValueNode() && !node.isNull() ? node.asString("") : "";
    }
}
