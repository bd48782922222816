/** The topics that lanes handle. */
@NullMarked
package io.dialstream.dialer.lane.kafka;

import org.jspecify.annotations.NullMarked;
