package io.dialstream.ingest.provider;

import io.dialstream.foundation.problem.FieldProblem;

/** Whether an account sent a request. */
public sealed interface Verification {

    /** It did. */
    record Genuine() implements Verification {}

    /** The signature does not fit the request. */
    record Forged() implements Verification {}

    /** The signature fits, and the request is about another account. */
    record Foreign() implements Verification {}

    /** The signature fits, and the request does not say clearly whose it is. */
    record Unclear(FieldProblem problem) implements Verification {}
}
