/** Where dispatching consumes events. */
@NullMarked
package io.dialstream.campaigns.dispatch.kafka;

import org.jspecify.annotations.NullMarked;
