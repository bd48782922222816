package io.dialstream.simulator.call;

/**
 * One thing that the caller asked to be told about a call.
 *
 * @param sequence from 0, in the order in which things happened
 */
public record Callback(String sid, int sequence, Move move) {}
