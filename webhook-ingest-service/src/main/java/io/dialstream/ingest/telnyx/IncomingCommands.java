package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.provider.CalleeHears;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an application of ours commands about a call that comes in: it answers, lets the caller hear
 * what there is, and hangs up after it. Each command has an id that follows from the call and from
 * what it is for, so that a webhook that comes twice counts once.
 */
final class IncomingCommands {

    /** An action of a call and the body of its request. */
    record Command(String action, Map<String, Object> body) {}

    private static final String VOICE = "female";
    private static final String LANGUAGE = "en-US";

    private IncomingCommands() {}

    /** What is to be done after an event. */
    static Optional<Command> after(IncomingEvent event, CalleeHears hears) {
        var state = event.state();
        return switch (event.event().type()) {
            case "call.initiated" ->
                    Optional.of(
                            isPlayable(hears)
                                    ? command("answer", "answer", state, Map.of())
                                    : hangUp(event));
            case "call.answered" ->
                    event.isOurs() ? Optional.of(played(event, hears)) : Optional.empty();
            case "call.speak.ended" ->
                    event.isOurs() && !event.event().field("status").equals("call_hangup")
                            ? Optional.of(hangUp(event))
                            : Optional.empty();
            case "streaming.stopped", "streaming.failed" ->
                    event.isOurs() ? Optional.of(hangUp(event)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Ends a call, also one that cannot be given to hear what it should. */
    static Command hangUp(IncomingEvent event) {
        return command("hangup", "hangup", event.state(), Map.of());
    }

    private static boolean isPlayable(CalleeHears hears) {
        return hears instanceof CalleeHears.Message || hears instanceof CalleeHears.MediaStream;
    }

    private static Command played(IncomingEvent event, CalleeHears hears) {
        var state = event.state().answeredAt(event.event().occurredAt());
        return switch (hears) {
            case CalleeHears.Message(var text) ->
                    command(
                            "speak",
                            "speak",
                            state,
                            Map.of(
                                    "payload",
                                    text,
                                    "payload_type",
                                    "text",
                                    "service_level",
                                    "basic",
                                    "voice",
                                    VOICE,
                                    "language",
                                    LANGUAGE));
            case CalleeHears.MediaStream(var url) ->
                    command(
                            "streaming_start",
                            "stream",
                            state,
                            Map.of(
                                    "stream_url",
                                    url,
                                    "stream_track",
                                    "inbound_track",
                                    "stream_bidirectional_mode",
                                    "rtp"));
            case CalleeHears.Offer _, CalleeHears.Elsewhere _, CalleeHears.Nothing _ ->
                    hangUp(event);
        };
    }

    private static Command command(
            String action, String purpose, IncomingState state, Map<String, Object> what) {
        var body = new LinkedHashMap<String, Object>(what);
        body.put("client_state", state.clientState());
        body.put("command_id", commandId(purpose, state.callId()));
        return new Command(action, body);
    }

    private static String commandId(String purpose, String callId) {
        var name = purpose + "/" + callId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
