/** Campaigns: what they are, which moves they make, and how a move becomes an event. */
@NullMarked
package io.dialstream.campaigns.campaign;

import org.jspecify.annotations.NullMarked;
