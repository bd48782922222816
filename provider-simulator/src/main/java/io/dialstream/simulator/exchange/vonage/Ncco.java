package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Call Control Objects, as far as the exchange can execute them. */
final class Ncco {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int LONGEST_TEXT = 1_500;
    private static final Pattern DIGIT = Pattern.compile("(?<![0-9])[0-9](?![0-9])");
    private static final Set<String> LASTING = Set.of("connect", "conversation");

    private static final Set<String> ACTIONS =
            Set.of(
                    "talk",
                    "stream",
                    "input",
                    "connect",
                    "conversation",
                    "record",
                    "notify",
                    "pay",
                    "wait",
                    "transfer");

    private Ncco() {}

    static Instructions read(Reply reply) {
        return switch (reply) {
            case Reply.Unanswered unanswered -> Instructions.unusable(unanswered.detail());
            case Reply.Answered answered when !answered.isSuccess() ->
                    Instructions.unusable("HTTP status " + answered.status());
            case Reply.Answered answered -> read(answered.body());
        };
    }

    static Instructions read(String json) {
        try {
            JsonNode actions = MAPPER.readTree(json);
            return problemWith(actions)
                    .map(Instructions::unusable)
                    .orElseGet(() ->
                            Instructions.of(said(actions), gather(actions))
                                    .staying(stays(actions)));
        } catch (JacksonException malformed) {
            return Instructions.unusable("the NCCO is no JSON");
        }
    }

    /** What Vonage would not execute. */
    static Optional<String> problemWith(JsonNode actions) {
        if (!actions.isArray()) {
            return Optional.of("the NCCO is no list");
        }
        boolean bargeIn = false;
        for (JsonNode action : actions) {
            String name = text(action, "action");
            if (!ACTIONS.contains(name)) {
                return Optional.of("no action is called " + name);
            }
            if (bargeIn && !name.equals("talk") && !name.equals("input")) {
                return Optional.of("nothing waits for the key that ends the talking");
            }
            bargeIn = name.equals("talk") && (bargeIn || action.path("bargeIn").asBoolean(false));
            Optional<String> problem = problemWith(name, action);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return bargeIn
                ? Optional.of("nothing waits for the key that ends the talking")
                : Optional.empty();
    }

    private static Optional<String> problemWith(String name, JsonNode action) {
        return switch (name) {
            case "talk" ->
                    text(action, "text").isEmpty() || text(action, "text").length() > LONGEST_TEXT
                            ? Optional.of("a text has 1 to 1500 characters")
                            : Optional.empty();
            case "input" ->
                    action.path("type").isArray() && !action.path("type").isEmpty()
                            ? Optional.empty()
                            : Optional.of("an input says of which type it is");
            case "connect" ->
                    action.path("endpoint").isArray() && action.path("endpoint").size() == 1
                            ? Optional.empty()
                            : Optional.of("a connect has one endpoint");
            default -> Optional.empty();
        };
    }

    /** Whether it connects the call to something that goes on. */
    private static boolean stays(JsonNode actions) {
        for (JsonNode action : actions) {
            if (LASTING.contains(text(action, "action"))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String said(JsonNode actions) {
        StringJoiner all = new StringJoiner(" ");
        for (JsonNode action : actions) {
            if (text(action, "action").equals("talk")) {
                all.add(text(action, "text"));
            }
        }
        return all.length() == 0 ? null : all.toString();
    }

    /** The first key that is waited for; the words before it name it. */
    private static @Nullable Gather gather(JsonNode actions) {
        String told = null;
        for (JsonNode action : actions) {
            switch (text(action, "action")) {
                case "talk" -> told = told(text(action, "text"), told);
                case "input" -> {
                    String url = action.path("eventUrl").path(0).stringValue("");
                    String method = text(action, "eventMethod").toUpperCase(Locale.ROOT);
                    return url.isEmpty()
                            ? null
                            : new Gather(url, method.isEmpty() ? "POST" : method, told);
                }
                default -> {}
            }
        }
        return null;
    }

    private static @Nullable String told(String text, @Nullable String before) {
        Matcher digits = DIGIT.matcher(text);
        String told = before;
        while (digits.find()) {
            told = digits.group();
        }
        return told;
    }

    private static String text(JsonNode action, String name) {
        return action.path(name).stringValue("");
    }
}
