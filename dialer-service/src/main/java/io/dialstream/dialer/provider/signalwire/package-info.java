/**
 * SignalWire as the provider, through its compatibility API: Twilio's, at a path of its own in the
 * space that the account belongs to. Ids of calls are UUIDs.
 *
 * <h2>Why does a callback address ask for no further tries?</h2>
 *
 * What Twilio understands in the fragment of an address is not documented there. A callback that is
 * lost is found out when the call has been silent for a while, by asking for the call.
 */
@NullMarked
package io.dialstream.dialer.provider.signalwire;

import org.jspecify.annotations.NullMarked;
