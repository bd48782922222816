/** Where dispatching hears what happens. */
@NullMarked
package io.dialstream.campaigns.dispatch.kafka;

import org.jspecify.annotations.NullMarked;
