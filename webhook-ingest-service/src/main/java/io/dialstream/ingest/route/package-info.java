/** Who takes the calls that come in at a number of ours, as the event log has it. */
@NullMarked
package io.dialstream.ingest.route;

import org.jspecify.annotations.NullMarked;
