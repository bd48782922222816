/**
 * Telnyx's Call Control API v2 and its webhooks (developers.telnyx.com, 2026-11).
 *
 * <h2>Which time do its events tell?</h2>
 *
 * Telnyx does not tell how long a call lasted: that is the time from answer to end by its own
 * clock. So of an answered call the end is told as many seconds after the answer as the callee has
 * talked in simulated time, however fast that passes here.
 */
@NullMarked
package io.dialstream.simulator.exchange.telnyx;

import org.jspecify.annotations.NullMarked;
