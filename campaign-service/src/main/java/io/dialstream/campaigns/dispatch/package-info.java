/** Dispatching: keeps a small window of each campaign's leads with the dialer. */
@NullMarked
package io.dialstream.campaigns.dispatch;

import org.jspecify.annotations.NullMarked;
