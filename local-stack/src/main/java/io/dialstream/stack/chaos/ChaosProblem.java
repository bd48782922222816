package io.dialstream.stack.chaos;

/** Why a campaign could not be judged, in a sentence. */
final class ChaosProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChaosProblem(String sentence) {
        super(sentence);
    }
}
