/** The topics that lanes hear. */
@NullMarked
package io.dialstream.dialer.lane.kafka;

import org.jspecify.annotations.NullMarked;
