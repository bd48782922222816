package io.dialstream.stack.launch;

/** Why the stack cannot run, in a sentence for the person who started it. */
public final class StackProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackProblem(String sentence) {
        super(sentence);
    }
}
