package io.dialstream.benchmarks.stack;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated provider: its truth, its settings, and its API for who calls without Dialstream.
 */
public final class Provider {

    private static final String CALLS = "/2010-04-01/Accounts/" + Rig.ACCOUNT + "/Calls.json";

    private final Http http;

    Provider(URI simulator) {
        String credentials = Rig.ACCOUNT + ":" + Rig.TOKEN;
        this.http =
                new Http(
                        simulator,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** One call as it really was. */
    public record Call(@Nullable String callId, Instant createdAt, @Nullable Instant endedAt) {}

    private record Truth(List<Call> calls) {}

    /** The calls that carried this campaign's id in their callback address. */
    public List<Call> calls(String campaignId) {
        return http.get("/simulator/report?campaignId=" + campaignId, Truth.class).calls();
    }

    /** All calls are answered; times are log-normal, in simulated seconds. */
    public void answerAll(double speedUp, double ring, double talkMedian, double talkSigma) {
        settle(speedUp, "completed", ring, talkMedian, talkSigma);
    }

    /** Everybody is busy; times are log-normal, in simulated seconds. */
    public void refuseAll(double speedUp, double ring) {
        settle(speedUp, "busy", ring, 1, 0);
    }

    private void settle(
            double speedUp, String end, double ring, double talkMedian, double talkSigma) {
        Map<String, Integer> mix =
                Stream.of("completed", "noAnswer", "busy", "failed", "machine")
                        .collect(Collectors.toMap(each -> each, each -> each.equals(end) ? 1 : 0));
        http.put(
                "/simulator/settings",
                Map.of(
                        "speedUp", speedUp,
                        "mix", mix,
                        "setup", Map.of("median", ring / 2, "sigma", 0.1),
                        "ring", Map.of("median", ring, "sigma", 0.3),
                        "talk", Map.of("median", talkMedian, "sigma", talkSigma)));
    }

    /** Places a call without Dialstream; the provider tells {@code callback} when it is over. */
    public void place(String to, URI callback) {
        String form =
                Map.of(
                                "To",
                                to,
                                "From",
                                Rig.CALLER_ID,
                                "Twiml",
                                "<Response/>",
                                "StatusCallback",
                                callback.toString())
                        .entrySet()
                        .stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        String _ =
                http.send(
                        "POST",
                        CALLS,
                        BodyPublishers.ofString(form),
                        "application/x-www-form-urlencoded");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
