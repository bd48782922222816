/** The dialer: at most N live calls a campaign, placed with the VoIP provider at most once each. */
@NullMarked
package io.dialstream.dialer;

import org.jspecify.annotations.NullMarked;
