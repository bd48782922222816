package io.dialstream.calllog.history.web;

import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.calllog.testing.ReadApi;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class HistoryApiIT extends RunningService {

    @Autowired Calls calls;
    @Autowired LogEntries entries;
    @LocalServerPort int port;

    private final String campaign = "h-" + UUID.randomUUID();
    private final CallEvents events = call(1);
    private ReadApi alice = ReadApi.at(0, "");
    private ReadApi bob = ReadApi.at(0, "");

    @BeforeEach
    void connect() {
        alice = ReadApi.at(port, "key-of-alice");
        bob = ReadApi.at(port, "key-of-bob");
    }

    @Test
    void showsACallWithItsTimeline() {
        store(events, events.completed(17), events.dialing());

        alice.answers(
                "/calls/" + events.callId(),
                """
                {"id": "CALL", "campaignId": "CAMPAIGN", "leadId": "crm-4711",
                 "leadName": "Ada Lovelace", "phoneNumber": "+15005550017",
                 "status": "COMPLETED", "reason": null, "provider": "twilio",
                 "providerCallId": "CA-CALL", "createdAt": "2026-11-22T16:00:00.137Z",
                 "dialedAt": "2026-11-22T16:00:10Z", "answeredAt": null,
                 "endedAt": "2026-11-22T16:00:40Z", "durationSeconds": 17, "attempt": 1, "answeredBy": null,
                 "direction": "OUTBOUND", "ourNumber": null, "returnsCallId": null, "matchedBy": null,
                 "timeline": [
                 {"id": "CALL:INITIATED", "callId": "CALL", "campaignId": "CAMPAIGN",
                  "leadId": "crm-4711", "leadName": "Ada Lovelace",
                  "phoneNumber": "+15005550017", "event": "INITIATED",
                  "timestamp": "2026-11-22T16:00:00.137Z",
                  "details": "The call is about to be dialled.", "data": {},
                  "durationSeconds": null, "voipProvider": "twilio", "attempt": 1},
                 {"id": "CALL:DIALING", "callId": "CALL", "campaignId": "CAMPAIGN",
                  "leadId": "crm-4711", "leadName": "Ada Lovelace",
                  "phoneNumber": "+15005550017", "event": "DIALING",
                  "timestamp": "2026-11-22T16:00:10.137Z",
                  "details": "The provider has taken the call.",
                  "data": {"CallStatus": "dialing"},
                  "durationSeconds": null, "voipProvider": "twilio", "attempt": 1},
                 {"id": "CALL:COMPLETED", "callId": "CALL", "campaignId": "CAMPAIGN",
                  "leadId": "crm-4711", "leadName": "Ada Lovelace",
                  "phoneNumber": "+15005550017", "event": "COMPLETED",
                  "timestamp": "2026-11-22T16:00:40.137Z",
                  "details": "The call has ended after 17 seconds.",
                  "data": {"CallStatus": "completed"},
                  "durationSeconds": 17, "voipProvider": "twilio", "attempt": 1}]}
                """
                        .replace("CAMPAIGN", campaign)
                        .replace("CALL", events.callId()));
    }

    @Test
    void showsACallOutsideCampaignsWithNulls() {
        var single = CallEvents.outsideCampaigns("single-" + UUID.randomUUID());
        store(single);

        alice.answers(
                "/calls/" + single.callId(),
                """
                {"id": "CALL", "campaignId": null, "leadId": "crm-4711",
                 "leadName": "Ada Lovelace", "phoneNumber": "+15005550017",
                 "status": "INITIATED", "reason": null, "provider": "twilio",
                 "providerCallId": null, "createdAt": "2026-11-22T16:00:00.137Z",
                 "dialedAt": null, "answeredAt": null, "endedAt": null,
                 "durationSeconds": null, "attempt": 1, "answeredBy": null,
                 "direction": "OUTBOUND", "ourNumber": null, "returnsCallId": null, "matchedBy": null,
                 "timeline": [
                 {"id": "CALL:INITIATED", "callId": "CALL", "campaignId": null,
                  "leadId": "crm-4711", "leadName": "Ada Lovelace",
                  "phoneNumber": "+15005550017", "event": "INITIATED",
                  "timestamp": "2026-11-22T16:00:00.137Z",
                  "details": "The call is about to be dialled.", "data": {},
                  "durationSeconds": null, "voipProvider": "twilio", "attempt": 1}]}
                """
                        .replace("CALL", single.callId()));
    }

    @Test
    void listsTheCallsOfACampaign() {
        store(events, events.reached(CallStatus.MISSED));

        alice.answers(
                "/campaigns/" + campaign + "/calls",
                """
                {"items": [
                 {"id": "CALL", "campaignId": "CAMPAIGN", "leadId": "crm-4711",
                  "leadName": "Ada Lovelace", "phoneNumber": "+15005550017",
                  "status": "MISSED", "reason": "BUSY", "provider": "twilio",
                  "providerCallId": "CA-CALL", "createdAt": "2026-11-22T16:00:00.137Z",
                  "dialedAt": null, "answeredAt": null,
                  "endedAt": "2026-11-22T16:00:40Z", "durationSeconds": null,
                  "attempt": 1, "answeredBy": null,
                 "direction": "OUTBOUND", "ourNumber": null, "returnsCallId": null, "matchedBy": null}],
                 "nextCursor": null}
                """
                        .replace("CAMPAIGN", campaign)
                        .replace("CALL", events.callId()));
    }

    @Test
    void listsCallsOfAStatusPageByPage() {
        List.of(1, 2, 3).forEach(number -> store(call(number), call(number).ringing()));
        store(call(4));

        var path = "/campaigns/" + campaign + "/calls?status=RINGING&limit=2";
        var cursor = new StringBuilder();
        alice.get(path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(List.of(call(3).callId(), call(2).callId()))
                .jsonPath("$.nextCursor")
                .value(String.class, cursor::append);
        alice.get(path + "&cursor=" + cursor)
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(List.of(call(1).callId()))
                .jsonPath("$.nextCursor")
                .isEmpty();
    }

    @Test
    void showsACallThatCameInWithItsTimeline() {
        store(events, events.completed(17));
        var back = aCallback("CA-" + campaign, "+15005550006");
        storeCallback(back, back.ringing(), events);

        alice.answers(
                "/calls/" + back.callId(),
                """
                {"id": "CALL", "campaignId": "CAMPAIGN", "leadId": "crm-4711",
                 "leadName": "Ada Lovelace", "phoneNumber": "+15005550017",
                 "status": "RINGING", "reason": null, "provider": "twilio",
                 "providerCallId": "CA-CAMPAIGN", "createdAt": "2026-11-22T17:00:20.137Z",
                 "dialedAt": null, "answeredAt": null, "endedAt": null, "durationSeconds": null,
                 "attempt": null, "answeredBy": null,
                 "direction": "INBOUND", "ourNumber": "+15005550006",
                 "returnsCallId": "RETURNED", "matchedBy": "NUMBER",
                 "timeline": [
                 {"id": "CALL:RINGING", "callId": "CALL", "campaignId": "CAMPAIGN",
                  "leadId": "crm-4711", "leadName": "Ada Lovelace",
                  "phoneNumber": "+15005550017", "event": "RINGING",
                  "timestamp": "2026-11-22T17:00:20.137Z",
                  "details": "Somebody calls.", "data": {"CallStatus": "ringing"},
                  "durationSeconds": null, "voipProvider": "twilio", "attempt": null}]}
                """
                        .replace("RETURNED", events.callId())
                        .replace("CAMPAIGN", campaign)
                        .replace("CALL", back.callId()));
        assertIds("?event=RINGING&leadId=crm-4711", back.callId() + ":RINGING");
        bob.get("/calls/" + back.callId()).expectStatus().isNotFound();
    }

    @Test
    void showsAnAnonymousCallThatReturnsNone() {
        var back = aCallback("CA-" + campaign, "+15005550006").by(null);
        storeCallback(back, back.reached(CallStatus.FAILED), null);

        alice.get("/calls/" + back.callId())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.phoneNumber")
                .isEmpty()
                .jsonPath("$.leadId")
                .isEmpty()
                .jsonPath("$.matchedBy")
                .isEqualTo("NONE")
                .jsonPath("$.reason")
                .isEqualTo("CANCELED")
                .jsonPath("$.timeline[0].phoneNumber")
                .isEmpty()
                .jsonPath("$.timeline[0].event")
                .isEqualTo("FAILED");
    }

    @Test
    void listsAllCallsOfAUser() {
        var number = "+1500%010d".formatted(Math.floorMod(campaign.hashCode(), 1_000_000_007));
        var one = call(1).to("crm-1", number);
        var two = CallEvents.outsideCampaigns("single-" + campaign).to("crm-2", number);
        var back = aCallback("CA-" + campaign, "+15005550006").by(number);
        store(one, one.completed(17));
        store(two);
        storeCallback(back, back.ringing(), one);
        store(call(3).of("bob").to("crm-3", number));
        var path = "/calls?phoneNumber=%2B" + number.substring(1);

        assertCalls(path, back.callId(), two.callId(), one.callId());
        assertCalls(path + "&direction=INBOUND", back.callId());
        assertCalls(path + "&direction=OUTBOUND&status=COMPLETED", one.callId());
        assertCalls(path + "&from=2026-11-22T17:00:00Z", back.callId());
        assertCalls(
                path + "&from=2026-11-22T16:00:00Z&to=2026-11-22T17:00:00Z",
                two.callId(),
                one.callId());
        assertCalls(path + "&limit=1", back.callId());
        assertCalls("/campaigns/" + campaign + "/calls", one.callId());
    }

    private void assertCalls(String path, String... ids) {
        alice.get(path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(Arrays.asList(ids));
    }

    private void storeCallback(
            CallerEvents back, IncomingCallChanged first, @Nullable CallEvents returned) {
        var placed = returned == null ? null : SampleCalls.callAfter(returned.initiated());
        var by = placed == null ? CallMatch.NONE : CallMatch.NUMBER;
        var event = Incoming.callback(first);
        var call = Call.incoming(Callee.calling(first, by, placed), event, 10);
        calls.saveAll(List.of(call));
        entries.addAll(List.of(LogEntry.of(event, call.callee(), 10)));
        assertThat(back.callId()).isEqualTo(call.id());
    }

    @Test
    void listsTheLogOfACampaignFiltered() {
        store(events, events.ringing(), events.unknownWord("parked", 7));
        store(call(2));

        assertIds(
                "?callId=" + events.callId(),
                events.callId() + ":raw:parked:7",
                events.callId() + ":RINGING",
                events.callId() + ":INITIATED");
        assertIds("?event=RAW", events.callId() + ":raw:parked:7");
        assertIds("?event=INITIATED&callId=" + call(2).callId(), call(2).callId() + ":INITIATED");
        assertIds("?leadId=crm-4711&event=RINGING", events.callId() + ":RINGING");
        assertIds("?leadId=nobody");
        assertIds("?event=RINGING&phoneNumber=%2B15005550017", events.callId() + ":RINGING");
        assertIds("?phoneNumber=%2B15005550018");
        assertIds(
                "?from=2026-11-22T16:00:20Z&to=2026-11-22T16:00:20.138Z",
                events.callId() + ":raw:parked:7",
                events.callId() + ":RINGING");
    }

    @Test
    void listsWhatHasAReason() {
        store(events, events.reached(CallStatus.MISSED));
        store(call(2), call(2).reached(CallStatus.FAILED));

        assertIds("?reason=SIP_404", call(2).callId() + ":FAILED");
        alice.get(
                        "/campaigns/%s/calls?reason=BUSY&leadId=crm-4711&to=2026-11-22T16:01:00Z"
                                .formatted(campaign))
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(List.of(events.callId()));
    }

    private void assertIds(String query, String... ids) {
        alice.get("/campaigns/" + campaign + "/logs" + query)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(Arrays.asList(ids));
    }

    @Test
    void showsWhatACampaignsCallsDidOverTime() {
        store(events, events.answered(), events.completed(10));

        alice.answers(
                "/campaigns/" + campaign + "/activity?buckets=10",
                """
                {"bucketSeconds": 5, "buckets": [
                 {"start": "2026-11-22T16:00:00Z", "started": 1, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:05Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:10Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:15Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:20Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:25Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:30Z", "started": 0, "answered": 1, "live": 1},
                 {"start": "2026-11-22T16:00:35Z", "started": 0, "answered": 0, "live": 1},
                 {"start": "2026-11-22T16:00:40Z", "started": 0, "answered": 0, "live": 0}]}
                """);
        bob.answers(
                "/campaigns/" + campaign + "/activity", "{\"bucketSeconds\": 1, \"buckets\": []}");
    }

    @Test
    void showsNobodyElsesCalls() {
        store(events, events.ringing());
        var nothing = "{\"items\": [], \"nextCursor\": null}";

        bob.get("/calls/" + events.callId())
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json");
        bob.answers("/campaigns/" + campaign + "/calls", nothing);
        bob.answers("/campaigns/" + campaign + "/logs", nothing);
        bob.answers("/campaigns/" + campaign + "/logs?callId=" + events.callId(), nothing);
    }

    @Test
    void doesNotKnowACallThatIsNotThere() {
        alice.get("/calls/unknown")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no call unknown.");
    }

    @Test
    void refusesWhatItCannotRead() {
        var path = "/campaigns/" + campaign;
        alice.refuses(path + "/logs?event=PARKED", "event");
        alice.refuses(path + "/logs?limit=0", "limit");
        alice.refuses(path + "/logs?limit=201", "limit");
        alice.refuses(path + "/logs?cursor=nonsense", "cursor");
        alice.refuses(path + "/logs?callId=" + "x".repeat(201), "callId");
        for (var list : List.of("/logs", "/calls")) {
            for (var empty :
                    List.of("limit", "cursor", "leadId", "phoneNumber", "reason", "from", "to")) {
                alice.refuses(path + list + "?" + empty + "=", empty);
            }
            alice.refuses(path + list + "?leadId=" + "x".repeat(201), "leadId");
            alice.refuses(path + list + "?phoneNumber=15005550017", "phoneNumber");
            alice.refuses(path + list + "?phoneNumber=+15005550017", "phoneNumber");
            alice.refuses(path + list + "?reason=busy", "reason");
            alice.refuses(path + list + "?from=yesterday", "from");
            alice.refuses(path + list + "?to=%2B1000000000-12-31T23:59:59Z", "to");
            alice.refuses(path + list + "?from=2026-11-22T16:00:00Z&to=2026-11-22T16:00:00Z", "to");
        }
        for (var empty : List.of("limit", "cursor", "phoneNumber", "from", "to")) {
            alice.refuses("/calls?" + empty + "=", empty);
        }
        alice.refuses("/calls?direction=SIDEWAYS", "direction");
        alice.refuses("/calls?status=PARKED", "status");
        alice.refuses("/calls?phoneNumber=15005550017", "phoneNumber");
        alice.refuses("/calls?limit=201", "limit");
        alice.refuses("/calls?cursor=nonsense", "cursor");
        alice.refuses("/calls?from=yesterday", "from");
        alice.refuses("/calls?from=2026-11-22T16:00:00Z&to=2026-11-22T16:00:00Z", "to");
        alice.refuses(path + "/activity?buckets=9", "buckets");
        alice.refuses(path + "/activity?buckets=201", "buckets");
        alice.refuses(path + "/activity?buckets=many", "buckets");
        alice.refuses(path + "/calls?status=PARKED", "status");
        alice.refuses(path + "/calls?limit=many", "limit");
        alice.refuses(path + "/calls?cursor=nonsense", "cursor");
    }

    @Test
    void wantsAKey() {
        for (var path :
                List.of(
                        "/calls",
                        "/calls/c1",
                        "/campaigns/k1/calls",
                        "/campaigns/k1/logs",
                        "/usage")) {
            ReadApi.at(port, "wrong").get(path).expectStatus().isUnauthorized();
        }
    }

    @Test
    void describesItselfToEverybody() {
        ReadApi.at(port, "")
                .client()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths.keys()")
                .value(paths ->
                        org.assertj.core.api.Assertions.assertThat(paths)
                                .asInstanceOf(
                                        org.assertj.core.api.InstanceOfAssertFactories.COLLECTION)
                                .containsExactlyInAnyOrder(
                                        "/usage",
                                        "/usage/campaigns",
                                        "/campaigns/{campaignId}/activity",
                                        "/calls",
                                        "/calls/{callId}",
                                        "/campaigns/{campaignId}/calls",
                                        "/campaigns/{campaignId}/logs"))
                .jsonPath("$.components.schemas.CallWithTimeline.properties.timeline")
                .exists()
                .jsonPath("$.components.schemas.CallWithTimeline.properties.durationSeconds")
                .exists();
    }

    private CallEvents call(int number) {
        return CallEvents.inCampaign(campaign + "-" + number + "-1", campaign)
                .startingAt(CallEvents.START.plusSeconds(number - 1L));
    }

    /** Its INITIATED, and then these. */
    private void store(CallEvents call, CallStatusChanged... then) {
        var initiated = call.initiated();
        var state = SampleCalls.callAfter(initiated, then);
        calls.saveAll(List.of(state));
        entries.addAll(List.of(LogEntry.of(initiated, state.callee(), 10)));
        for (int i = 0; i < then.length; i++) {
            entries.addAll(List.of(LogEntry.of(then[i], state.callee(), 11 + i)));
        }
    }
}
