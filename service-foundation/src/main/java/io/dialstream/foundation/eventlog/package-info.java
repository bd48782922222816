/** The event log as the services see it: publish and wait, read in batches, know what one owns. */
@NullMarked
package io.dialstream.foundation.eventlog;

import org.jspecify.annotations.NullMarked;
