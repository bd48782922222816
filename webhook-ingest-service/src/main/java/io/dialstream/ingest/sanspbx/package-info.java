/**
 * SansPBX as the provider. <b>Unverified:</b> there is no public documentation. Words and names of
 * fields are what programs that use it agree on; names are settings. The start says so in the log.
 *
 * <h2>What protects a webhook that nobody signs?</h2>
 *
 * The token in its address, which only the dialer can make: without it nothing is let in. Whoever
 * gets to see such an address can tell lies about that one call, and about no other. An account may
 * besides name the addresses that its installation sends from.
 */
@NullMarked
package io.dialstream.ingest.sanspbx;

import org.jspecify.annotations.NullMarked;
