package io.dialstream.calllog.usage;

/**
 * What was used, added up.
 *
 * @param calls those that the provider accepted
 * @param answeredCalls those that were answered, also with 0 seconds
 * @param totalSeconds talk time of all of them
 */
public record Usage(long calls, long answeredCalls, long totalSeconds) {

    public static final Usage NONE = new Usage(0, 0, 0);
}
