/** Campaigns as they happen: what is pushed to those who watch one, and in which order. */
@NullMarked
package io.dialstream.campaigns.live;

import org.jspecify.annotations.NullMarked;
