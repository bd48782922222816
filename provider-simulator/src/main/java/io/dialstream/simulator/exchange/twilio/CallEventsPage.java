package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.call.VoiceInstructions.Fetched;
import io.dialstream.simulator.call.VoiceInstructions.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The only page of a call's events: the requests that were made for it, the create first. Whether
 * they arrived is not in it.
 */
@JsonNaming(SnakeCaseStrategy.class)
record CallEventsPage(
        List<Event> events,
        int end,
        String firstPageUri,
        @Nullable String nextPageUri,
        int page,
        int pageSize,
        @Nullable String previousPageUri,
        int start,
        String uri) {

    private static final int USUAL_SIZE = 50;

    record Event(Request request) {}

    record Request(String method, String url, Map<String, String> parameters) {}

    /**
     * The page of a call.
     *
     * @param shown whether its requests are shown already
     */
    static CallEventsPage of(Call call, String accountSid, boolean shown) {
        String account = "/2010-04-01/Accounts/" + accountSid;
        List<Event> events = shown ? events(call, account) : List.of();
        String uri =
                "%s/Calls/%s/Events.json?PageSize=%d&Page=0"
                        .formatted(account, call.sid(), USUAL_SIZE);
        return new CallEventsPage(
                events, Math.max(0, events.size() - 1), uri, null, 0, USUAL_SIZE, null, 0, uri);
    }

    private static List<Event> events(Call call, String account) {
        List<Event> events = new ArrayList<>();
        if (!call.isIncoming()) {
            events.add(create(call, account));
        }
        StatusCallback told = call.request().statusCallback();
        if (told != null) {
            call.callbacks().forEach(callback -> events.add(sent(call, told.method(), told.url())));
        }
        if (call.answeredAt() != null && call.request().voice() instanceof Fetched voice) {
            events.add(sent(call, voice.method(), voice.url()));
        }
        return events;
    }

    private static Event create(Call call, String account) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("to", call.request().to());
        parameters.put("from", call.request().from());
        switch (call.request().voice()) {
            case Fetched fetched -> parameters.put("url", fetched.url());
            case Given given -> parameters.put("twiml", given.document());
            // Twilio has none.
            case VoiceInstructions.Commanded _ -> {}
            case VoiceInstructions.Application application ->
                    parameters.put("application_sid", application.sid());
        }
        StatusCallback told = call.request().statusCallback();
        if (told != null) {
            parameters.put("status_callback", told.url());
        }
        String url = "https://api.twilio.com" + account + "/Calls.json";
        return new Event(new Request("POST", url, parameters));
    }

    /** The fragment of an address is not sent. */
    private static Event sent(Call call, String method, String url) {
        return new Event(
                new Request(method, url.replaceFirst("#.*", ""), Map.of("call_sid", call.sid())));
    }
}
