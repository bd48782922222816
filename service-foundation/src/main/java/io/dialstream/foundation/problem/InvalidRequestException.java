package io.dialstream.foundation.problem;

import java.util.List;

/** The request cannot be accepted, and why, field by field. Nothing was stored. */
public class InvalidRequestException extends RuntimeException {

    private final transient List<FieldProblem> fields;

    public InvalidRequestException(List<FieldProblem> fields) {
        super("invalid: " + fields.stream().map(FieldProblem::field).toList());
        this.fields = List.copyOf(fields);
    }

    public InvalidRequestException(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
