package io.dialstream.ingest.provider;

/**
 * What a callee has pressed.
 *
 * @param providerCallId of {@link StatusCallback#isProviderCallId letters of ids} only
 * @param keys one, as a rule: a digit, star or hash; empty when none was pressed in time, of a
 *     vendor that tells that too
 */
public record KeyPress(String providerCallId, String keys) {}
