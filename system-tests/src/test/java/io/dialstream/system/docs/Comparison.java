package io.dialstream.system.docs;

import io.dialstream.system.docs.Output.Head;
import io.dialstream.system.docs.Output.Json;
import io.dialstream.system.docs.Output.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a page shows with what was printed. Times may be any times, and an id, which a page
 * may cut to its first eight digits, any id: the same one throughout the page. {@code ...} stands
 * for whatever comes there. Of an HTTP response's headers a page shows those that matter.
 * Everything else is the same: fields, types and values.
 */
final class Comparison {

    private interface Difference<T> {
        Optional<String> of(T shown, T printed, String path);
    }

    /** Printed ids by those on the page. */
    private final Map<String, String> ids = new HashMap<>();

    /** What differs first, if anything does; an answer that differs teaches no ids. */
    Optional<String> difference(String shown, String printed) {
        var before = Map.copyOf(ids);
        var difference =
                new Series<Output>(Comparison::isRest, this::parts)
                        .difference(Output.parse(shown), Output.parse(printed), "");
        if (difference.isPresent()) {
            restore(before);
        }
        return difference;
    }

    private static boolean isRest(Output part) {
        return part instanceof Line(String text) && text.equals(Output.REST);
    }

    private static boolean isRest(JsonNode value) {
        return value.isString() && value.asString().equals(Output.REST);
    }

    private void restore(Map<String, String> former) {
        ids.clear();
        ids.putAll(former);
    }

    /** Things that follow each other, of which some may be left out on a page. */
    private final class Series<T> {

        private final Predicate<T> isRest;
        private final Difference<T> each;

        Series(Predicate<T> isRest, Difference<T> each) {
            this.isRest = isRest;
            this.each = each;
        }

        Optional<String> difference(List<T> shown, List<T> printed, String path) {
            if (shown.isEmpty()) {
                return printed.isEmpty()
                        ? Optional.empty()
                        : differs(path, "nothing more", printed.getFirst());
            }
            var next = shown.getFirst();
            var rest = shown.subList(1, shown.size());
            if (isRest.test(next)) {
                return afterSome(rest, printed, path);
            }
            return printed.isEmpty()
                    ? differs(path, next, "nothing more")
                    : each.of(next, printed.getFirst(), path)
                            .or(() -> difference(rest, printed.subList(1, printed.size()), path));
        }

        private Optional<String> afterSome(List<T> shown, List<T> printed, String path) {
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            var before = Map.copyOf(ids);
            var closest = differs(path, "somewhere " + shown.getFirst(), "nothing like it");
            for (int skipped = 0; skipped <= printed.size(); skipped++) {
                var candidates = printed.subList(skipped, printed.size());
                var difference = difference(shown, candidates, path);
                if (difference.isEmpty()) {
                    return Optional.empty();
                }
                restore(before);
                if (beginsAs(shown, candidates, path)) {
                    closest = difference;
                }
                restore(before);
            }
            return closest;
        }

        private boolean beginsAs(List<T> shown, List<T> printed, String path) {
            return !printed.isEmpty()
                    && each.of(shown.getFirst(), printed.getFirst(), path).isEmpty();
        }
    }

    private Optional<String> parts(Output shown, Output printed, String path) {
        return switch (shown) {
            case Head head when printed instanceof Head other -> heads(head, other);
            case Json(var value) when printed instanceof Json(var other) ->
                    values(value, other, "");
            case Line(var text) when printed instanceof Line(var other) ->
                    texts(text, other, "the line");
            case Head _, Json _, Line _ -> differs("the answer", shown, printed);
        };
    }

    private Optional<String> heads(Head shown, Head printed) {
        return texts(shown.status(), printed.status(), "the status")
                .or(() ->
                        shown.headers().stream()
                                .filter(header -> !isAmong(printed.headers(), header))
                                .findFirst()
                                .flatMap(header -> differs("a header", header, printed.headers())));
    }

    private boolean isAmong(List<String> printed, String header) {
        return printed.stream().anyMatch(each -> texts(header, each, "").isEmpty());
    }

    private Optional<String> values(JsonNode shown, JsonNode printed, String path) {
        if (isRest(shown)) {
            return Optional.empty();
        }
        if (shown.getNodeType() != printed.getNodeType()) {
            return differs(path, shown, printed);
        }
        if (shown.isObject()) {
            return objects(shown, printed, path);
        }
        if (shown.isArray()) {
            return new Series<JsonNode>(Comparison::isRest, this::values)
                    .difference(
                            shown.valueStream().toList(),
                            printed.valueStream().toList(),
                            path + "[]");
        }
        if (shown.isString()) {
            return texts(shown.asString(), printed.asString(), path);
        }
        return shown.equals(printed) ? Optional.empty() : differs(path, shown, printed);
    }

    private Optional<String> objects(JsonNode shown, JsonNode printed, String path) {
        var fields = new TreeSet<>(shown.propertyNames());
        boolean shortened = fields.remove(Output.REST);
        var further = new TreeSet<>(printed.propertyNames());
        further.removeAll(fields);
        if (!shortened && !further.isEmpty()) {
            return differs(path, "no further fields", further);
        }
        return fields.stream()
                .flatMap(field -> field(shown, printed, field, path).stream())
                .findFirst();
    }

    private Optional<String> field(JsonNode shown, JsonNode printed, String field, String path) {
        var name = path.isEmpty() ? field : path + "." + field;
        return printed.has(field)
                ? values(shown.path(field), printed.path(field), name)
                : differs(name, shown.path(field), "no such field");
    }

    private Optional<String> texts(String shown, String printed, String path) {
        var template = Template.of(shown);
        var match = template.pattern().matcher(printed);
        if (!match.matches()) {
            return differs(path, shown, printed);
        }
        boolean same =
                IntStream.range(0, template.ids().size())
                        .allMatch(at -> isTheSame(template.ids().get(at), match.group(at + 1)));
        return same ? Optional.empty() : differs(path, shown, printed + ", another id than before");
    }

    private boolean isTheSame(String shown, String printed) {
        var known = ids.get(shown);
        if (known == null && !ids.containsValue(printed)) {
            ids.put(shown, printed);
            return true;
        }
        return printed.equals(known);
    }

    private static Optional<String> differs(String path, Object shown, Object printed) {
        var where = path.isEmpty() ? "" : path + ": ";
        return Optional.of(where + "expected " + shown + ", got " + printed);
    }
}
