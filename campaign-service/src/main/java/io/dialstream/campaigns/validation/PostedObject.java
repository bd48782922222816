package io.dialstream.campaigns.validation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as it was posted, while it is taken apart: field by field, and what is wrong is
 * noted under its path, as in {@code retry.rules[1].afterSeconds[0]}. A field that is null counts
 * as absent. What is wrong is read as absent, too, so that the rest can be looked at.
 */
public final class PostedObject {

    /** Of an unknown field, as it is repeated to its sender. */
    private static final int MAX_NAME = 64;

    private final String path;
    private final Map<?, ?> fields;
    private final Problems problems;
    private final TreeSet<String> known = new TreeSet<>();

    private PostedObject(String path, Map<?, ?> fields, Problems problems) {
        this.path = path;
        this.fields = fields;
        this.problems = problems;
    }

    /** The whole body. */
    public PostedObject(Map<?, ?> fields, Problems problems) {
        this("", fields, problems);
    }

    /** The object at a path; null when there is none. */
    public static @Nullable PostedObject of(
            String path, @Nullable Object posted, Problems problems) {
        if (posted == null) {
            return null;
        }
        if (posted instanceof Map<?, ?> fields) {
            return new PostedObject(path, fields, problems);
        }
        problems.add(path, "must be an object");
        return null;
    }

    /** Where a field of it is. */
    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Lets a field be that somebody else looks at. */
    public void known(String name) {
        known.add(name);
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return fields.get(name);
    }

    public @Nullable PostedObject object(String name) {
        return of(path(name), value(name), problems);
    }

    public @Nullable Integer integer(String name, int least, int most) {
        return integer(path(name), value(name), least, most);
    }

    private @Nullable Integer integer(String at, @Nullable Object posted, int least, int most) {
        if (posted == null) {
            return null;
        }
        if (!(posted instanceof Integer || posted instanceof Long || isHuge(posted))) {
            problems.add(at, "must be a whole number");
            return null;
        }
        long number = isHuge(posted) ? Long.MAX_VALUE : ((Number) posted).longValue();
        if (number < least || number > most) {
            problems.add(at, "must be from %d to %d".formatted(least, most));
            return null;
        }
        return (int) number;
    }

    private static boolean isHuge(Object posted) {
        return posted instanceof BigInteger;
    }

    public @Nullable Double number(String name, double least, double most) {
        return switch (value(name)) {
            case null -> null;
            case Number number when number.doubleValue() >= least && number.doubleValue() <= most ->
                    number.doubleValue();
            case Number _ -> {
                problems.add(path(name), "must be from %s to %s".formatted(least, most));
                yield null;
            }
            case Object _ -> {
                problems.add(path(name), "must be a number");
                yield null;
            }
        };
    }

    public @Nullable Boolean flag(String name) {
        return switch (value(name)) {
            case null -> null;
            case Boolean flag -> flag;
            case Object _ -> {
                problems.add(path(name), "must be true or false");
                yield null;
            }
        };
    }

    public @Nullable String text(String name) {
        return switch (value(name)) {
            case null -> null;
            case String text -> text;
            case Object _ -> {
                problems.add(path(name), "must be a text");
                yield null;
            }
        };
    }

    /** A moment, to the millisecond. */
    public @Nullable Instant moment(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var problem = Moments.problemOf(text);
        if (problem != null) {
            problems.add(path(name), problem);
            return null;
        }
        return Moments.of(text);
    }

    /** One of an enum's words. */
    public <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        for (var word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        problems.add(path(name), "must be one of " + Arrays.toString(words.getEnumConstants()));
        return null;
    }

    /** A list of objects; null when there is none. */
    public @Nullable List<PostedObject> objects(String name, int most) {
        var items = list(name, most);
        if (items == null) {
            return null;
        }
        var objects = new ArrayList<PostedObject>();
        for (int n = 0; n < items.size(); n++) {
            var at = path(name) + "[" + n + "]";
            var object = of(at, items.get(n), problems);
            if (object != null) {
                objects.add(object);
            } else if (items.get(n) == null) {
                problems.add(at, "is missing");
            }
        }
        return objects;
    }

    /** A list of whole numbers, at least one; null when there is none. */
    public @Nullable List<Integer> integers(String name, int least, int most, int length) {
        var items = list(name, length);
        if (items == null) {
            return null;
        }
        if (items.isEmpty()) {
            problems.add(path(name), "must have at least one entry");
        }
        var numbers = new ArrayList<Integer>();
        for (int n = 0; n < items.size(); n++) {
            var at = path(name) + "[" + n + "]";
            var number = integer(at, items.get(n), least, most);
            if (number != null) {
                numbers.add(number);
            } else if (items.get(n) == null) {
                problems.add(at, "is missing");
            }
        }
        return numbers;
    }

    /** A list of texts; null when there is none. Null stands for what is no text. */
    public @Nullable List<@Nullable String> texts(String name, int most) {
        var items = list(name, most);
        if (items == null) {
            return null;
        }
        var texts = new ArrayList<@Nullable String>();
        for (int n = 0; n < items.size(); n++) {
            var text = items.get(n) instanceof String given ? given : null;
            if (text == null) {
                problems.add(path(name) + "[" + n + "]", "must be a text");
            }
            texts.add(text);
        }
        return texts;
    }

    private @Nullable List<?> list(String name, int most) {
        return switch (value(name)) {
            case null -> null;
            case List<?> items when items.size() <= most -> items;
            case List<?> _ -> {
                problems.add(path(name), "must have at most " + most + " entries");
                yield null;
            }
            case Object _ -> {
                problems.add(path(name), "must be a list");
                yield null;
            }
        };
    }

    /** Notes that a field is missing. */
    public void missing(String name) {
        if (fields.get(name) == null) {
            problems.add(path(name), "is missing");
        }
    }

    /** Notes what is wrong with a field. */
    public void wrong(String name, String problem) {
        problems.add(path(name), problem);
    }

    /** Notes every field that nobody has asked for. */
    public void nothingElse() {
        for (var name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                problems.add(
                        path(shortened(String.valueOf(name))),
                        "is not known; known are " + String.join(", ", known));
            }
        }
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "...";
    }
}
