package io.dialstream.stack.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a fault for the processes themselves.
 *
 * @param notes what is worth telling
 * @param violations what should not have been
 */
record Strike(List<String> notes, List<String> violations) {

    static final Strike UNREMARKABLE = new Strike(List.of(), List.of());

    Strike and(Strike other) {
        return new Strike(
                Stream.concat(notes.stream(), other.notes.stream()).toList(),
                Stream.concat(violations.stream(), other.violations.stream()).toList());
    }
}
