/** Lanes in MongoDB: one document a lane, saved by compare-and-set on its version. */
@NullMarked
package io.dialstream.dialer.lane.mongo;

import org.jspecify.annotations.NullMarked;
