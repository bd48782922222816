package io.dialstream.stack.demo;

/** Why the sample campaign could not be run or followed, in a sentence. */
public final class DemoProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoProblem(String sentence) {
        super(sentence);
    }
}
