package io.dialstream.campaigns.history;

/**
 * What was used in a month (UTC).
 *
 * @param month as in 2026-11
 * @param calls that the provider accepted and that ended in the month
 * @param answeredCalls those that were answered
 * @param totalSeconds of talk
 */
public record MonthlyUsage(String month, long calls, long answeredCalls, long totalSeconds) {}
