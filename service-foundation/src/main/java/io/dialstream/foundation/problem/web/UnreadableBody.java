package io.dialstream.foundation.problem.web;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.request.XmlText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the words of the API where and why a body could not be read. */
final class UnreadableBody {

    private static final int MAX_FIELD = 200;

    private UnreadableBody() {}

    /** Null when the body as a whole is no JSON. */
    static @Nullable FieldProblem problemOf(@Nullable Throwable failure) {
        return switch (failure) {
            case DatabindException full
                    when full.getCause() instanceof InvalidRequestException refused ->
                    new FieldProblem(
                            shortened(container(full)), refused.fields().getFirst().message());
            case DatabindException bound when !bound.getPath().isEmpty() ->
                    new FieldProblem(shortened(path(bound.getPath())), reason(bound));
            case MismatchedInputException whole -> new FieldProblem("body", reason(whole));
            case InputCoercionException number ->
                    new FieldProblem(place(number), "is out of range");
            case StreamReadException repeated when isRepetition(repeated) ->
                    new FieldProblem(place(repeated), "is given more than once");
            case StreamReadException name when isBrokenName(name) ->
                    new FieldProblem(placeOfObject(name), XmlText.PROBLEM);
            case null, default -> null;
        };
    }

    private static String reason(DatabindException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                    "is not known; known are " + names(unknown.getKnownPropertyIds());
            // What refuses one text and takes others says why.
            case InvalidFormatException text
                    when text.getTargetType() == String.class
                            && text.getValue() instanceof String ->
                    text.getOriginalMessage();
            case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
            default -> "has the wrong type or shape";
        };
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "none"
                : String.join(", ", known.stream().map(String::valueOf).sorted().toList());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type or shape";
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a whole number in range";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "must be an object"
                : "has the wrong type or shape";
    }

    private static boolean isRepetition(StreamReadException failure) {
        return failure.getOriginalMessage().startsWith("Duplicate");
    }

    /** The parser itself refuses a name in which a surrogate is not paired. */
    private static boolean isBrokenName(StreamReadException failure) {
        return failure.getOriginalMessage().contains("surrogate");
    }

    /** A list or map that refused an entry: the entry's place is of no interest. */
    private static String container(DatabindException failure) {
        var path = failure.getPath();
        return path(path.subList(0, Math.max(0, path.size() - 1)));
    }

    private static String path(List<JacksonException.Reference> steps) {
        var path = new StringBuilder();
        for (var step : steps) {
            append(path, step.getPropertyName(), step.getIndex());
        }
        return path.toString();
    }

    /** Where the parser stands: what it throws itself carries no path. */
    private static String place(JacksonException failure) {
        return failure.processor() instanceof JsonParser parser
                ? place(parser.streamReadContext())
                : place((TokenStreamContext) null);
    }

    /** Of the object whose name it could not read. */
    private static String placeOfObject(JacksonException failure) {
        return failure.processor() instanceof JsonParser parser
                ? place(parser.streamReadContext().getParent())
                : place((TokenStreamContext) null);
    }

    private static String place(@Nullable TokenStreamContext context) {
        var path = new StringBuilder();
        append(path, context);
        return path.isEmpty() ? "body" : shortened(path.toString());
    }

    private static void append(StringBuilder path, @Nullable TokenStreamContext context) {
        if (context != null && !context.inRoot()) {
            append(path, context.getParent());
            append(path, context.currentName(), context.getCurrentIndex());
        }
    }

    private static void append(StringBuilder path, @Nullable String name, int index) {
        if (name == null) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    private static String shortened(String field) {
        return field.length() <= MAX_FIELD ? field : field.substring(0, MAX_FIELD) + "...";
    }
}
