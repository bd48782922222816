package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.report.Latencies;

/** What all sockets together have seen of callbacks. */
record Seen(Latencies latencies, double framesPerSecond) {}
