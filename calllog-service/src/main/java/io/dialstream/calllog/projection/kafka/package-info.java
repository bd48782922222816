/** The topic of call events as the projection hears it. */
@NullMarked
package io.dialstream.calllog.projection.kafka;

import org.jspecify.annotations.NullMarked;
