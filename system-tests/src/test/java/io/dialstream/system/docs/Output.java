package io.dialstream.system.docs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands print, part by part: the head of an HTTP response, a JSON value, or a line. */
sealed interface Output {

    /** Stands for whatever comes there, in place of a line, a field, an item or a value. */
    String REST = "...";

    record Head(String status, List<String> headers) implements Output {

        @Override
        public String toString() {
            return status;
        }
    }

    record Json(JsonNode value) implements Output {

        @Override
        public String toString() {
            return value.toString();
        }
    }

    record Line(String text) implements Output {

        @Override
        public String toString() {
            return text;
        }
    }

    JsonMapper JSON = new JsonMapper();

    static List<Output> parse(String text) {
        var parts = new ArrayList<Output>();
        var rest = text.replace("\r", "").stripLeading();
        while (!rest.isEmpty()) {
            int end = endOf(rest);
            parts.add(part(rest.substring(0, end)));
            rest = rest.substring(end).stripLeading();
        }
        return parts;
    }

    private static int endOf(String text) {
        if (text.startsWith("HTTP/")) {
            int blank = text.indexOf("\n\n");
            return blank < 0 ? text.length() : blank;
        }
        return json(text)
                .orElseGet(() -> {
                    int end = text.indexOf('\n');
                    return end < 0 ? text.length() : end;
                });
    }

    private static Output part(String text) {
        if (text.startsWith("HTTP/")) {
            var lines = text.lines().map(String::strip).toList();
            return new Head(lines.getFirst(), lines.subList(1, lines.size()));
        }
        try {
            return json(text).isPresent()
                    ? new Json(JSON.readTree(withRestQuoted(text)))
                    : new Line(text.strip());
        } catch (JacksonException e) {
            return new Line(text.strip());
        }
    }

    /** Where the JSON object or array ends that begins here, if one does. */
    private static Optional<Integer> json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (quoted && each == '\\') {
                at++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == '{' || each == '[')) {
                depth++;
            } else if (!quoted && (each == '}' || each == ']') && --depth == 0) {
                return Optional.of(at + 1);
            }
        }
        return Optional.empty();
    }

    /** Makes JSON of JSON that was shortened: the dots become a field, an item or a value. */
    private static String withRestQuoted(String text) {
        var json = new StringBuilder();
        var open = new ArrayDeque<Character>();
        boolean quoted = false;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (!quoted && text.startsWith(REST, at)) {
                json.append('"').append(REST).append('"');
                json.append(open.getLast() == '{' && before != ':' ? ":0" : "");
                at += REST.length() - 1;
                continue;
            }
            json.append(each);
            if (quoted && each == '\\') {
                json.append(text.charAt(++at));
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == '{' || each == '[')) {
                open.addLast(each);
            } else if (!quoted && (each == '}' || each == ']')) {
                open.removeLast();
            }
            before = Character.isWhitespace(each) ? before : each;
        }
        return json.toString();
    }
}
