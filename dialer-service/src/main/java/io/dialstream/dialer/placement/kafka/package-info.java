/** What was set aside and is about a placement of ours after all, from Kafka. */
@NullMarked
package io.dialstream.dialer.placement.kafka;

import org.jspecify.annotations.NullMarked;
