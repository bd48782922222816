package io.dialstream.foundation.problem;

/**
 * What is wrong with one field of a request, named as in the request ({@code leads[3].phoneNumber},
 * positions from 0).
 */
public record FieldProblem(String field, String message) {}
