package io.dialstream.campaigns.validation;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, the first hundred things at most. */
public final class Problems {

    private static final int MAX_LISTED = 100;

    private final List<FieldProblem> found = new ArrayList<>();

    /** Adds the problem, if there is one. */
    public void check(String field, @Nullable String problem) {
        if (problem != null) {
            add(field, problem);
        }
    }

    public void add(String field, String message) {
        if (!isFull()) {
            found.add(new FieldProblem(field, message));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether looking further is of no use. */
    public boolean isFull() {
        return found.size() >= MAX_LISTED;
    }

    /**
     * Ends the request when anything was found.
     *
     * @throws InvalidRequestException with all that was found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }
}
