package io.dialstream.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.testing.EndlessBody;
import io.dialstream.foundation.testing.HostileRequests;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.RawHttp.Answer;
import io.dialstream.foundation.testing.SlowClients;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What no honest client asks. Nothing is answered with 5xx, nothing of another user is shown. A
 * failing seed runs alone with {@code -Dfuzz.seed=}.
 */
class HostileReadsIT extends RunningService {

    private static final int TRIES = 400;
    private static final String SECRET = "+15005559999";

    @Autowired Calls calls;
    @Autowired LogEntries entries;
    @Autowired UsageLedger ledger;
    @Autowired ReadsOfBodies reads;
    @LocalServerPort int port;

    private final String campaign = "bobs-" + UUID.randomUUID();
    private final CallEvents bobs =
            CallEvents.inCampaign(campaign + "-1-1", campaign).of("bob").to("bobs-lead", SECRET);

    @BeforeEach
    void haveSecrets() {
        var ended = bobs.completed(98765);
        var call = SampleCalls.callAfter(bobs.initiated(), ended);
        calls.saveAll(List.of(call));
        entries.addAll(List.of(LogEntry.of(ended, call.callee(), 11)));
        ledger.enterAll(UsageEntry.of(call).stream().toList());
    }

    @Test
    void showsTheirOwner() {
        assertThat(ask("/campaigns/" + campaign + "/calls", "", "key-of-bob").body())
                .contains(SECRET);
        assertThat(ask("/campaigns/" + campaign + "/logs", "", "key-of-bob").body())
                .contains(SECRET);
        assertThat(ask("/usage/campaigns?month=2026-11&limit=200", "", "key-of-bob").body())
                .contains(campaign);
    }

    @Test
    void refusesWhatNoHonestClientSends() {
        for (var key : List.of("", "Authorization: Bearer key-of-alice\n")) {
            new HostileRequests(port, "POST /campaigns/" + campaign + "/calls", key)
                    .send((name, _) ->
                            assertThat(ask("/usage", "", "key-of-alice").status())
                                    .as(name)
                                    .isEqualTo(200));
        }
    }

    @Test
    void takesNoEndlessBodyOfAStranger() {
        var endless = new EndlessBody(port);
        for (var path :
                List.of(
                        "/",
                        "/usage",
                        "/calls/1",
                        "/actuator/health/liveness",
                        "/v3/api-docs",
                        "/nowhere")) {
            endless.isRefusedAt(path);
        }
        endless.areRefusedTogetherAt("/usage");
        assertThat(reads.ofStrangers())
                .allMatch(read -> read.matches("\\w+ (/|/actuator/.*|/v3/.*)"));
    }

    @Test
    void slowStrangersLeaveRoomForOthersOfTheSameAddress() {
        var json = "Content-Type: application/json\n";
        try (var slow = SlowClients.ofBodies(port, "/usage", json)) {
            slow.leaveRoomFor(
                    () -> ask("/usage", "", "key-of-alice").status(), 200, Duration.ofSeconds(2));
        }
    }

    @Test
    void survivesWhateverIsAsked() {
        long seed = Long.getLong("fuzz.seed", 1);
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var target = path(random) + "?" + query(random);
            var answer = ask(target, header(random), "key-of-alice");
            var what = "seed %d, try %d: %s: %s".formatted(seed, i, target, answer);
            assertThat(answer.status()).as(what).isBetween(200, 499);
            assertThat(answer.head() + answer.body())
                    .as(what)
                    .doesNotContain(SECRET, "bobs-lead", "98765")
                    .doesNotContain("\r\nX-Injected");
            assertThat(answer.status() < 400 || answer.isProblem()).as(what).isTrue();
            assertThat(answer.status() >= 400 || isEmpty(answer)).as(what).isTrue();
        }
    }

    /** A campaign of Bob's is one without calls to everybody else. */
    private boolean isEmpty(Answer answer) {
        return !answer.body().contains(campaign);
    }

    private Answer ask(String target, String headers, String key) {
        var fixed = " HTTP/1.1\nHost: x\nConnection: close\nAuthorization: Bearer " + key + "\n";
        return new RawHttp(port).send("GET " + target + fixed + headers);
    }

    private String path(Random random) {
        var list = pick(random, "/calls", "/logs", "/activity", "/nothing");
        return pick(
                random,
                "/campaigns/" + campaign + list,
                "/campaigns/" + campaign + list,
                "/campaigns/" + encoded(random) + list,
                "/campaigns/%24ne" + list,
                "/campaigns/" + "x".repeat(5_000) + list,
                "/campaigns/%0d%0aX-Injected:%201" + list,
                "/calls",
                "/calls/" + bobs.callId(),
                "/calls/" + encoded(random),
                "/usage",
                "/usage/campaigns");
    }

    private String query(Random random) {
        var one = parameter(random) + "=" + value(random);
        return random.nextBoolean() ? one : one + "&" + parameter(random) + "=" + value(random);
    }

    private static String parameter(Random random) {
        return pick(
                random,
                "limit",
                "cursor",
                "status",
                "direction",
                "event",
                "callId",
                "leadId",
                "phoneNumber",
                "reason",
                "from",
                "to",
                "month",
                "buckets",
                "userId",
                "userId[$ne]",
                "filter.leadId",
                "leadId[0]",
                "class.module.classLoader",
                "%zz");
    }

    private String value(Random random) {
        return pick(
                random,
                "",
                "-1",
                "99999999999999999999",
                "1e9",
                "bob",
                bobs.callId(),
                "bobs-lead",
                "%2B" + SECRET.substring(1),
                "COMPLETED",
                "INBOUND",
                "BUSY",
                "2026-11-22T16:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "%2B999999999-12-31T23:59:59Z",
                "2026-11",
                "999999-12",
                "%00",
                "%ff%fe",
                "%7B%22%24gt%22%3A%22%22%7D",
                encoded(random),
                "x".repeat(3_000));
    }

    private static String header(Random random) {
        return pick(
                random,
                "",
                "",
                "X-User: bob\n",
                "Accept: text/html\n",
                "Accept: nonsense\n",
                "Content-Type: text/*\n",
                "Reason: x\nTo: x\nFrom: x\n");
    }

    private static String encoded(Random random) {
        var bytes = new byte[random.nextInt(1, 20)];
        random.nextBytes(bytes);
        return URLEncoder.encode(
                new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
