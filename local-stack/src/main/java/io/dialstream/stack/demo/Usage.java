package io.dialstream.stack.demo;

/** What a month's calls came to. */
record Usage(long calls, long answeredCalls, long totalSeconds) {

    Usage minus(Usage before) {
        return new Usage(
                calls - before.calls,
                answeredCalls - before.answeredCalls,
                totalSeconds - before.totalSeconds);
    }
}
