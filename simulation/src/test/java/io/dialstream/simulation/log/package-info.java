/** A broker: topics, partitions, offsets, consumer groups and their rebalances. */
@NullMarked
package io.dialstream.simulation.log;

import org.jspecify.annotations.NullMarked;
