/** Every event as it is written, for the sockets of this instance. */
@NullMarked
package io.dialstream.campaigns.live.kafka;

import org.jspecify.annotations.NullMarked;
